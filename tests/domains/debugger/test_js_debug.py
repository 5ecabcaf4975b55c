"""The debugger stops where js-debug does, the debugger of VS Code."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from ...conftest import find_runtime
from ...heap.conftest import fetched
from . import ours
from .builds import BUILDS, Build, js_debug
from .js_debug import Asked, JsDebug, lines_of

Make = Callable[[str], Build]


_STEP = 13
"""Every so many lines have a breakpoint: js-debug takes 70 ms for a stop."""


@pytest.fixture(scope="module")
def make(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Makes a program by its name in BUILDS."""

    @cache
    def made(name: str) -> Build:
        program, build = BUILDS[name]
        downloads = fetched(_folder, request, "builds") if name != "javascript" else Path()
        return build(tmp_path_factory.mktemp("build").resolve(), program, downloads)

    return made


def _folder(directory: Path) -> Path:
    directory.mkdir(parents=True, exist_ok=True)
    return directory


@pytest.mark.parametrize("name", ["javascript", "modules erasable", "bundled erasable"])
def test_breakpoints_are_bound_and_hit_where_js_debug_has_them(
    request: pytest.FixtureRequest, make: Make, name: str
) -> None:
    node, build = find_runtime("node"), make(name)
    with JsDebug(node, fetched(js_debug, request, "js-debug")) as reference:
        theirs = reference.run(build.program, build.sources, _STEP)
    expected = {line: bound for line, bound in theirs.bound.items() if bound}  # it gives up a line without code
    assert len(expected) > 5
    found = ours.run([node, "--inspect-brk=0", str(build.program)], expected)
    assert found.bound == expected
    assert [stop[:2] for stop in found.stops] == [stop[:2] for stop in theirs.stops]
    for stop, reference_stop in zip(found.stops, theirs.stops, strict=True):
        assert _same_function(stop.function, reference_stop.function)


def _same_function(ours: str, theirs: str) -> bool:
    """js-debug puts the class in front, and calls a constructor so."""
    return ours == theirs or theirs == "<anonymous>" or theirs.endswith((f".{ours}", ".constructor"))


RIGHT = {
    ("typed.ts", 3): [4],  # without code; js-debug does not bind it
    ("typed.ts", 41): [41],  # `this.price = price`; js-debug stops at the line before
    ("typed.ts", 42): [42],
    ("typed.ts", 50): [50, 51],  # where the method is decorated, and in it; js-debug knows only the former
    ("typed.ts", 117): [118],  # js-debug stops at 144, a line of JavaScript
    ("money.ts", 1): [14],  # a comment; js-debug stops in what the compiler has added
    ("money.ts", 19): [19, 20],  # `exports.convert = convert`, and in the function; js-debug knows only the former
}


def test_a_line_is_bound_in_all_that_was_made_of_it_and_nowhere_else(make: Make) -> None:
    build = make("compiled typed")
    found = ours.run([find_runtime("node"), "--inspect-brk=0", str(build.program)], [Asked(*one) for one in RIGHT])
    assert dict(found.bound.items()) == RIGHT
    assert {stop.file for stop in found.stops} == {"typed.ts", "money.ts"}


def test_deno_stops_on_the_same_lines_of_typescript_as_node_with_what_tsc_makes(make: Make) -> None:
    build = make("modules erasable")
    lines = [one for source in build.sources for one in lines_of(source, _STEP)]
    node = ours.run([find_runtime("node"), "--inspect-brk=0", str(build.program)], lines)
    deno = ours.run([find_runtime("deno"), "run", "-A", "--inspect-brk=127.0.0.1:0", str(build.sources[0])], lines)
    assert deno.bound == node.bound
    assert [stop[:2] for stop in deno.stops] == [stop[:2] for stop in node.stops]
