"""The stacks of JavaScriptError: places of the source, and lines of the text that was evaluated."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cdpsync import CDPClient, JavaScriptError, launch
from tests.conftest import command, wait_for

pytestmark = pytest.mark.real

TYPED = """interface A { x: number }


type B = { y: string };

export function boom(n: number): number {
  if (n > 0) {
    throw new TypeError("boom");
  }
  return n;
}
async function later(n: number): Promise<number> {
  await Promise.resolve();
  return boom(n);
}
Object.assign(globalThis, { boom, later, made: new Error("made") });
setInterval(() => {}, 60000);
"""

LINES = {"boom": 8, "later": 14, "made": 16}

MAPPED = """function boom(n) {
  throw new TypeError("boom");
}
async function later(n) {
  await Promise.resolve();
  return boom(n);
}
Object.assign(globalThis, { boom, later, made: new Error("made") });
setInterval(() => {}, 60000);
"""


def built(directory: Path, *, inline: bool) -> Path:
    """A script of which line n + 5 is made from line n + 20 of orig.ts."""
    count = MAPPED.count("\n")
    mappings = ";;;;;AAoBA" + ";AACA" * (count - 1)
    text = json.dumps({"version": 3, "sources": ["orig.ts"], "names": [], "mappings": mappings})
    url = f"data:application/json;base64,{b64encode(text.encode()).decode()}" if inline else "built.js.map"
    (directory / "built.js.map").write_text(text)
    script = directory / "built.js"
    script.write_text("//\n" * 5 + MAPPED + f"//# sourceMappingURL={url}\n")
    return script


@pytest.fixture(scope="module", params=["deno-typescript", "deno-external", "node-inline", "system-node-external"])
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    directory = tmp_path_factory.mktemp("stacks")
    runtime, _, kind = request.param.rpartition("-")
    if kind == "typescript":
        script, lines = directory / "app.ts", LINES
        script.write_text(TYPED)
    else:
        script, lines = built(directory, inline=kind == "inline"), {"boom": 22, "later": 26, "made": 28}
    with launch(command(runtime, script)) as client:
        wait_for(client, "typeof later === 'function'")
        yield client, lines


def thrown(client: CDPClient, expression: str) -> JavaScriptError:
    with pytest.raises(JavaScriptError) as caught:
        client.evaluate(expression)
    return caught.value


def check(error: JavaScriptError, lines: list[int]) -> None:
    """The first frames are in the source, once mapped, and the text says the same."""
    assert [(frame.line, frame.mapped) for frame in error.frames[: len(lines)]] == [(line, True) for line in lines]
    # V8 has no place for a function of its own. Code that Deno loads when it is first used may be on the stack too.
    text = [one for one in error.stack.split("\n    at ")[1:] if not one.endswith("(<anonymous>)")]
    assert len(text) == len(error.frames)
    assert all(f"{frame}" in line for frame, line in zip(error.frames, text, strict=True))


def test_an_error_has_the_places_of_the_source(program: tuple[CDPClient, dict[str, int]]) -> None:
    client, lines = program
    check(thrown(client, "boom(1)"), [lines["boom"]])
    check(thrown(client, "later(1)"), [lines["boom"], lines["later"]])
    check(client.evaluate("made"), [lines["made"]])


def test_an_error_has_the_places_of_the_source_while_debugger_is_enabled(
    program: tuple[CDPClient, dict[str, int]],
) -> None:
    client, lines = program
    with client.enabling("Debugger"):
        check(thrown(client, "boom(1)"), [lines["boom"]])


@pytest.mark.parametrize("start", ["", "var unused = 1;\n"])
def test_lines_and_columns_are_those_of_the_text(real: CDPClient, start: str) -> None:
    real.evaluate(f"{start}globalThis.early = function early() {{\n  throw new Error('early') }}; delete globalThis.x")
    first = start.count("\n") + 1
    error = thrown(real, "\n  early()")
    assert [(one.file, one.line) for one in error.frames[:2]] == [("<evaluate>", first + 1), ("<evaluate>", 2)]
    assert (error.frames[0].column, error.frames[1].column) == (9, 3)
    with pytest.raises(JavaScriptError) as caught:
        real.call("() => {\n    early() }")
    assert [one.line for one in caught.value.frames[:2]] == [first + 1, 2]
