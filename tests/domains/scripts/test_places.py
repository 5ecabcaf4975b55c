"""The sources of many places at once, on every runtime."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from cdpsync import CDPClient, CommandError, launch
from cdpsync.domains.scripts import scripts_of, source_places
from cdpsync.sources import ScriptPosition

from ...conftest import ALL, command, wait_for
from ...source_map.maps import a_map

CODE = (
    "globalThis.a = function a(b) { const end = Date.now() + b; while (Date.now() < end); };\nsetInterval(a, 5, 5);\n"
)
SOURCE = "\nglobalThis.parse = function parse(text) { };\n"
LINES: list[list[tuple[int, ...]]] = [[(0, 0, 1, 0), (24, 0, 1, 28), (25, 0, 1, 33)], [(0, 0, 5, 0)]]


@pytest.fixture(scope="module", params=ALL)
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CDPClient]:
    """A program that was made from parse.ts."""
    script = tmp_path_factory.mktemp("places") / "made.js"
    packed = base64.b64encode(a_map(LINES, sources=["parse.ts"], sourcesContent=[SOURCE]).encode()).decode()
    script.write_text(f"{CODE}//# sourceMappingURL=data:application/json;base64,{packed}\n", encoding="utf-8")
    with launch(command(request.param, script)) as client:
        wait_for(client, "typeof a === 'function'")
        yield client


def position_of_a(client: CDPClient) -> ScriptPosition:
    """Where V8 says that the function `a` begins."""
    reply = client.send_command("Runtime.evaluate", {"expression": "a"})
    properties = client.send_command("Runtime.getProperties", {"objectId": reply["result"]["objectId"]})
    place = next(one for one in properties["internalProperties"] if one["name"] == "[[FunctionLocation]]")
    found = place["value"]["value"]
    client.send_command("Runtime.releaseObject", {"objectId": reply["result"]["objectId"]})
    script = scripts_of(client).get(client, found["scriptId"])
    assert script is not None
    return ScriptPosition(script.script_id, script.url, found["lineNumber"], found["columnNumber"])


def test_a_place_is_found_with_the_name_of_its_function(program: CDPClient) -> None:
    position = position_of_a(program)
    found = source_places(program, [position])[position]
    assert found is not None
    assert (Path(found.file).name, found.line, found.column, found.name) == ("parse.ts", 2, 34, "parse")


def test_afterwards_debugger_is_disabled(program: CDPClient) -> None:
    position = position_of_a(program)
    source_places(program, [position])
    with pytest.raises(CommandError, match="not enabled"):
        program.send_command("Debugger.getScriptSource", {"scriptId": position.script_id})


def test_v8_gives_no_line_for_the_top_level_of_a_module_and_the_script_begins_there(program: CDPClient) -> None:
    known = position_of_a(program)
    first, none = known._replace(raw_line=0, raw_column=0), known._replace(raw_line=-1, raw_column=-1)
    found = source_places(program, [first, none])
    assert found[none] == found[first] != None  # noqa: E711


def test_an_unknown_script_has_no_place(program: CDPClient) -> None:
    asked = [ScriptPosition("987654", "file:///nowhere/app.js", 0, 0), ScriptPosition("0", "", -1, -1)]
    assert source_places(program, asked) == dict.fromkeys(asked)
