"""The table of scripts, and places in the source, on every runtime."""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cdpsync import CDPClient, connect, launch
from cdpsync.domains.scripts import Script, scripts_of

from ...conftest import ALL, command, wait_for

GENERATED = "function thrower() { throw new Error('no'); }\nglobalThis.thrower = thrower;"
# Line 1, column 21 of the generated code is line 7, column 3 of the source (from 1: 8 and 4).
MAP = {
    "version": 3,
    "sources": ["src/ä app.ts"],
    "sourcesContent": ["// the source"],
    "names": [],
    "mappings": "AAAA,qBAOG",
}


def inline(source_map: dict[str, Any]) -> str:
    return "data:application/json;base64," + base64.b64encode(json.dumps(source_map).encode()).decode()


@pytest.fixture(scope="module", params=ALL)
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CDPClient]:
    """A program with an inline source map that comes by a `debugger` statement all the time."""
    script = tmp_path_factory.mktemp("scripts") / "mapped.js"
    loop = "globalThis.n = 0; setInterval(() => { debugger; globalThis.n++; }, 5);"
    source = f"{GENERATED}\n{loop}\n//# sourceMappingURL={inline(MAP)}"
    with launch(command(request.param, script_of(script, source))) as client:
        wait_for(client, "globalThis.n > 2")
        yield client


def script_of(path: Path, source: str) -> Path:
    path.write_text(source)
    return path


def thrown_at(client: CDPClient) -> dict[str, Any]:
    """Where `thrower` throws: the innermost frame."""
    reply = client.send_command("Runtime.evaluate", {"expression": "thrower()"})
    details: dict[str, Any] = reply["exceptionDetails"]
    frames = details.get("stackTrace", {}).get("callFrames") or [details]
    return dict(frames[0])


def test_a_place_is_in_the_source(program: CDPClient) -> None:
    frame = thrown_at(program)
    place = scripts_of(program).place(
        program, frame["scriptId"], frame["lineNumber"], frame["columnNumber"], "thrower", frame.get("url")
    )
    assert (place.line, place.column, place.mapped) == (8, 4, True)
    assert place.file.endswith("/src/ä app.ts")
    assert not place.file.startswith("file:")


def test_a_place_is_found_by_url_and_by_path(program: CDPClient) -> None:
    frame = thrown_at(program)
    known = scripts_of(program).get(program, frame["scriptId"])
    assert known is not None
    for name in (known.url, known.file):
        place = scripts_of(program).place(program, "", frame["lineNumber"], frame["columnNumber"], "", name)
        assert (place.line, place.mapped, place.script_id) == (8, True, known.script_id)


def test_asking_for_a_place_pauses_no_program(program: CDPClient) -> None:
    with program.events("Debugger.paused") as paused:
        frame = thrown_at(program)
        scripts_of(program)._scripts.clear()  # asks again, which the table is there to avoid
        assert scripts_of(program).get(program, frame["scriptId"]) is not None
        wait_for(
            program,
            f"globalThis.n > {program.send_command('Runtime.evaluate', {'expression': 'n'})['result']['value']}",
        )
        assert paused.drain() == []


def test_after_a_place_was_asked_for_debugger_is_disabled_again(program: CDPClient) -> None:
    frame = thrown_at(program)
    scripts_of(program).get(program, frame["scriptId"])
    with pytest.raises(Exception, match="not enabled"):
        program.send_command("Debugger.getScriptSource", {"scriptId": frame["scriptId"]})


def test_a_debugger_that_the_user_has_enabled_stays_enabled(program: CDPClient) -> None:
    frame = thrown_at(program)
    scripts_of(program).get(program, frame["scriptId"])  # known from here on
    program.send_command("Debugger.enable")
    program.send_command("Debugger.setSkipAllPauses", {"skip": True})
    try:
        assert scripts_of(program).get(program, "987654") is None
        reply = program.send_command("Debugger.getScriptSource", {"scriptId": frame["scriptId"]})
        assert "thrower" in reply["scriptSource"]
    finally:
        program.send_command("Debugger.disable")


def test_a_script_is_found_if_debugger_was_enabled_before_the_table_listened(program: CDPClient) -> None:
    with connect(f"{program.host}:{program.port}") as other:
        other.send_command("Debugger.setSkipAllPauses", {"skip": True})
        other.send_command("Debugger.enable")
        frame = thrown_at(other)
        place = scripts_of(other).place(other, frame["scriptId"], frame["lineNumber"], frame["columnNumber"])
        assert (place.line, place.column, place.mapped) == (8, 4, True)


def test_the_table_is_whole_if_another_block_has_enabled_debugger(program: CDPClient) -> None:
    with connect(f"{program.host}:{program.port}") as other:
        other.send_command("Debugger.setSkipAllPauses", {"skip": True})
        with other.enabling("Debugger"), scripts_of(other).using(other):
            assert [one.source_map_url for one in scripts_of(other).all() if one.source_map_url]


def test_the_table_has_the_scripts_and_their_files(program: CDPClient) -> None:
    scripts = scripts_of(program)
    with scripts.using(program):
        program.send_command("Debugger.setSkipAllPauses", {"skip": True})
        mapped = [one for one in scripts.all() if one.source_map_url]
        assert [one.files[0].rpartition("/")[2] for one in mapped] == ["ä app.ts"]
        assert scripts.source(program, mapped[0], mapped[0].files[0]) == "// the source"
        program.send_command("Runtime.evaluate", {"expression": "1 + 1 //# sourceURL=late.js"})
        assert "late.js" in [one.url for one in scripts.all()]
        late = next(one for one in scripts.all() if one.url == "late.js")
        assert scripts.source(program, late, "late.js") == "1 + 1 //# sourceURL=late.js"


# --- maps; no runtime needed ---


def script_at(path: Path, map_url: str) -> Script:
    return Script({"scriptId": "1", "url": path.as_uri(), "sourceMapURL": map_url})


def test_a_map_beside_the_script_is_read(tmp_path: Path) -> None:
    (tmp_path / "app with space.js.map").write_text(json.dumps(MAP))
    script = script_at(tmp_path / "app with space.js", "app%20with%20space.js.map")
    assert script.files == [f"{tmp_path}/src/ä app.ts"]
    assert script.map is not None
    assert script.map_problem == ""


def test_a_bare_path_finds_its_map(tmp_path: Path) -> None:
    (tmp_path / "app.js.map").write_text(json.dumps(MAP))
    script = Script({"scriptId": "1", "url": f"{tmp_path}/app.js", "sourceMapURL": "app.js.map"})
    assert script.files == [f"{tmp_path}/src/ä app.ts"]


def test_the_files_of_a_windows_script_are_windows_paths() -> None:
    script = Script({"scriptId": "1", "url": "file:///C:/code/dist/app.js", "sourceMapURL": inline(MAP)})
    assert script.file == "C:/code/dist/app.js"
    assert script.files == ["C:/code/dist/src/ä app.ts"]


def test_sources_read_without_decoding_are_the_same_as_those_of_the_map() -> None:
    for extra in ({}, {"sourceRoot": "webpack://x/"}, {"sources": ["webpack:///./a.ts", "../b.ts", '\u2028"[]\\.ts']}):
        made = {**MAP, "sourcesContent": ['"sources": ["trap"]'], **extra}
        first, second = (Script({"url": "file:///a/b/c.js", "sourceMapURL": inline(made)}) for _ in range(2))
        assert second.map is not None
        assert first.sources == second.map.sources


@pytest.mark.parametrize(
    ("url", "map_url", "problem"),
    [
        ("file:///nowhere/app.js", "app.js.map", "No such file"),
        ("file:///nowhere/app.js", "data:application/json;base64,!!!", "source map|base64"),
        ("file:///nowhere/app.js", "https://example.com/app.js.map", "not fetched"),
        ("http://example.com/app.js", "file:///etc/hostname", "not from a file"),
        ("file:///nowhere/app.js", "file:///dev/zero", "not a regular file"),
        ("evalmachine.<anonymous>", "app.js.map", "cannot be resolved"),
        ("file:///nowhere/app.js", "file:///etc/hostname", "source map|JSON"),
    ],
)
def test_the_map_problem_says_why_a_map_cannot_be_read(url: str, map_url: str, problem: str) -> None:
    script = Script({"scriptId": "1", "url": url, "sourceMapURL": map_url})
    assert script.map is None
    assert re.search(problem, script.map_problem)
    assert script.files == [script.file]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no FIFOs")
def test_reading_a_map_does_not_wait_for_a_fifo(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "app.js.map")
    script = script_at(tmp_path / "app.js", "app.js.map")
    assert script.map is None
    assert "not a regular file" in script.map_problem
