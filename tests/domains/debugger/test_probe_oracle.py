"""The hits of debugger.probe beside those of `node inspect --probe`, which pauses the program for each of them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from cdpsync import Hit, launch
from tests.conftest import command

PROGRAM = """const later = [];
function work(i, user) {
  let twice = i * 2;
  later.push(() => { const k = i;
    return twice + k; });
  return twice;
}
async function main() {
  for (let i = 0; i < 3; i++) { work(i, i % 2 ? null : { id: i }); await null; }
  for (const f of later) f();
}
main();
"""
PLACES = {4: "twice", 5: "twice + k", 6: "user.id"}


def theirs_of(result: dict[str, Any]) -> tuple[int, object]:
    line = result["location"]["line"]
    if "error" in result:  # its text has the stack, too
        return line, result["error"]["message"].split("\n")[0]
    return line, result["result"]["value"]


def ours_of(hit: Hit) -> tuple[int, object]:
    (expression,) = {*hit.values, *hit.errors}
    return hit.place.line, str(hit.errors[expression]) if hit.errors else hit[expression]


def test_the_hits_are_those_of_node_inspect(tmp_path: Path) -> None:
    script = tmp_path / "oracle.js"
    script.write_text(PROGRAM)
    node = command("node", script)[0]
    asked = [text for line, one in PLACES.items() for text in ("--probe", f"oracle.js:{line}", "--expr", one)]
    done = subprocess.run(
        [node, "inspect", *asked, "--json", script], capture_output=True, text=True, timeout=30, check=True
    )
    theirs = [theirs_of(one) for one in json.loads(done.stdout)["results"] if one["event"] == "hit"]
    with launch([node, "--inspect-brk=0", str(script)]) as client, client.debugger as debugger:
        probe = debugger.probe("oracle.js:4", PLACES[4])
        for line in (5, 6):
            probe.add(f"oracle.js:{line}", PLACES[line])
        client.run_if_waiting()
        debugger.wait()
        debugger.resume(timeout=0)
        ours = [ours_of(hit) for hit in probe]
    assert ours == theirs
    assert len(ours) == 9
