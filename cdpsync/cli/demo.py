"""cdpsync demo: a program that leaks, captured before and after."""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import tempfile
from pathlib import Path

from ..client import CDPClient
from ..domains import heap_profiler
from ..errors import ConnectError
from ..launch import launch

_PROGRAM = """\
class Session {
  constructor(id) {
    this.id = id;
    this.messages = [`hello ${id}`, `how are you, ${id}?`];
  }
}
globalThis.sessions = new Map();
globalThis.visit = (count) => {
  for (let i = 0; i < count; i++) sessions.set(sessions.size, new Session(sessions.size));
  return sessions.size;
};
setInterval(() => {}, 60_000);
"""

# In tasks of the program's own, as its visitors come: V8 may hold on for a while to what a debugger has run.
_VISIT = """
new Promise((done) => {
  const next = () => (visit(1_000) < 50_000 ? setTimeout(next, 0) : setTimeout(done, 0, sessions.size));
  next();
})
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o", "--output", metavar="DIRECTORY", default="cdpsync-demo", help="where to; ./cdpsync-demo by default"
    )


def run(arguments: argparse.Namespace) -> None:
    directory = Path(arguments.output)
    directory.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "leak.js"
        script.write_text(_PROGRAM)
        with launch([*_runtime(), str(script)]) as client:
            print(f"started   {client.browser}, a program that keeps every visitor's session")
            before = _capture(client, directory / "before.heapsnapshot")
            reply = client.send_command("Runtime.evaluate", {"expression": _VISIT, "awaitPromise": True})
            print(f"visited   {reply['result']['value']:,} times")
            after = _capture(client, directory / "after.heapsnapshot")
    print(f"grew by   {(after[0] - before[0]) / 1e6:.1f} MB of snapshot, {after[1] - before[1]:,} objects")
    _compare(directory / "before.heapsnapshot", directory / "after.heapsnapshot")


def _compare(before: Path, after: Path) -> None:
    try:
        from ..heap import HeapSnapshot
    except ImportError as error:
        print(f"what came is not compared: {error}")
        return
    older = HeapSnapshot.load(before).digest()
    snapshot = HeapSnapshot.load(after)
    print(snapshot.diff(older).text(5))
    print(f"who keeps them: {snapshot.find('Session')[0].path_to_root()}")


def _capture(client: CDPClient, path: Path) -> tuple[int, int]:
    """Save a snapshot and say so; its bytes and its objects."""
    saved = heap_profiler.save_heap_snapshot(client, path, report_progress=True)
    with path.open("rb") as file:
        beginning = file.read(65_536).decode("ascii", "replace")
    header, _ = json.JSONDecoder().raw_decode(beginning, beginning.index(":") + 1)
    objects: int = header["node_count"]
    what = f"{saved.size / 1e6:.1f} MB, {objects:,} objects, {saved.chunks} chunks"
    print(f"captured  {path}: {what} in {saved.seconds:.1f} s")
    return saved.size, objects


def _runtime() -> list[str]:
    """How to run a script: Deno from its PyPI package, or a Deno or Node of the machine's."""
    with contextlib.suppress(ImportError, FileNotFoundError):
        from deno import find_deno_bin

        return [str(find_deno_bin()), "run"]
    for program in (["deno", "run"], ["node"]):
        if shutil.which(program[0]):
            return program
    raise ConnectError("there is neither Deno nor Node here: pip install 'cdpsync[demo]' brings Deno")
