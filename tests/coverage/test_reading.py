"""Files of Node, Deno, Playwright, Puppeteer and the protocol are read; damaged ones are clear errors."""

from __future__ import annotations

import contextlib
import copy
import io
import json
import random
from pathlib import Path
from typing import Any

import pytest

from cdpsync import CoverageError
from cdpsync.coverage import Coverage

SOURCE = "f()\nfunction f() {\n  g\n}\n"
FUNCTIONS: list[Any] = [
    {"functionName": "", "ranges": [{"startOffset": 0, "endOffset": 25, "count": 1}], "isBlockCoverage": True},
    {"functionName": "f", "ranges": [{"startOffset": 4, "endOffset": 24, "count": 0}], "isBlockCoverage": False},
]


@pytest.fixture
def url(tmp_path: Path) -> str:
    path = tmp_path / "a.js"
    path.write_text(SOURCE)
    return path.as_uri()


def entry(url: str) -> dict[str, Any]:
    return {"scriptId": "7", "url": url, "functions": copy.deepcopy(FUNCTIONS)}


def shapes(url: str) -> list[Any]:
    one = entry(url)
    return [
        {"result": [one], "timestamp": 1.5},
        {"result": [one], "source-map-cache": {}},
        {"id": 3, "result": {"result": [one]}},
        one,
        [one | {"source": SOURCE}],
        [{"url": url, "text": SOURCE, "ranges": [{"start": 0, "end": 3}], "rawScriptCoverage": one}],
    ]


@pytest.mark.parametrize("number", range(6))
def test_the_formats_of_node_deno_playwright_puppeteer_and_the_protocol(number: int, url: str, tmp_path: Path) -> None:
    text = json.dumps(shapes(url)[number])
    path = tmp_path / "coverage.json"
    path.write_text(text)
    in_memory = (
        text,
        "\ufeff" + text,
        text.encode(),
        text.encode("utf-16"),
        memoryview(text.encode()),
        json.loads(text),
    )
    for source in (path, str(path), io.BytesIO(text.encode()), io.StringIO(text), *in_memory):
        assert Coverage.load(source)["a.js"].lines == {1: 1, 2: 0, 3: 0, 4: 0}


def test_ranges_of_puppeteer_without_counts() -> None:
    found = Coverage.load([{"url": "https://host/a.js", "text": SOURCE, "ranges": [{"start": 0, "end": 4}]}])
    assert found["a.js"].uncovered_lines == "2-4"


def test_all_files_of_directories_are_added(url: str, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        for number in range(2):
            (tmp_path / name / f"{number}.json").write_text(json.dumps({"result": [entry(url)]}))
        (tmp_path / name / "lcov.info").write_text("TN:")
    assert Coverage.load(tmp_path / "one", tmp_path / "two")["a.js"].lines[1] == 4


def test_a_directory_without_reports_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CoverageError, match=r"no \.json file.*NODE_V8_COVERAGE"):
        Coverage.load(tmp_path)


def test_the_error_names_the_file_and_the_place(url: str, tmp_path: Path) -> None:
    report = {"result": [entry(url)]}
    report["result"][0]["functions"][1]["ranges"][0]["count"] = "3"
    path = tmp_path / "bad.json"
    path.write_text(json.dumps(report))
    with pytest.raises(CoverageError, match=r"bad\.json: result\[0\]\.functions\[1\]\.ranges\[0\]\.count"):
        Coverage.load(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[1]",
        b"null",
        b"3",
        b'"x"',
        b"{}",
        b'{"result": 3}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"result": [{}]}',
    ],
)
def test_what_is_no_coverage_is_an_error(text: bytes) -> None:
    with pytest.raises(CoverageError):
        Coverage.load(text)


def test_a_script_at_an_address_that_is_not_a_url_is_a_file_like_others() -> None:
    assert [one.file for one in Coverage.load([entry("http://[/a.js")]).filter()] == []


def test_a_source_of_another_type_is_a_typeerror() -> None:
    with pytest.raises(TypeError, match="must be a path, JSON, a file, a dict or a list, not int"):
        Coverage.load(3)  # type: ignore[arg-type]


def test_a_file_that_is_missing_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Coverage.load(tmp_path / "none.json")


def test_damaged_files_are_read_or_are_clear_errors(url: str) -> None:
    whole = json.dumps({"result": [entry(url)], "source-map-cache": {url: {"lineLengths": [3, 4], "data": None}}})
    source = random.Random(11)
    for _ in range(1500):
        text = bytearray(whole.encode())
        if source.random() < 0.3:
            del text[source.randrange(len(text)) :]
        for _ in range(source.randint(1, 3)):
            if text:
                text[source.randrange(len(text))] = source.choice(b'0123456789-.,:[]{}"abenrtu \\\xff')
        with contextlib.suppress(CoverageError):  # nothing else is raised
            assert len(Coverage.load(bytes(text)).summary()) < 2000


def test_wrong_types_are_clear_errors(url: str) -> None:
    """Each value of a report is replaced by something else."""
    values: list[Any] = [None, True, -1, 1.5, "x", [], {}, 10**30]
    whole = {
        "result": [entry(url) | {"source": SOURCE}],
        "source-map-cache": {url: {"lineLengths": [3], "data": {}, "url": ""}},
    }

    def places(value: Any, path: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else []
        return [path] * bool(path) + [place for key, one in inner for place in places(one, (*path, key))]

    for path in places(whole, ()):
        for value in values:
            changed: Any = copy.deepcopy(whole)
            inner = changed
            for key in path[:-1]:
                inner = inner[key]
            inner[path[-1]] = value
            with contextlib.suppress(CoverageError):
                coverage = Coverage.load(changed)
                assert len(coverage.summary()) < 2000
                assert all(isinstance(coverage.deno_lines(one.file), dict) for one in coverage)


def test_what_is_saved_is_read_again(url: str, tmp_path: Path) -> None:
    one = Coverage.load([entry("https://host/b.js") | {"source": SOURCE}, entry(url)])
    one.save(tmp_path / "saved.json")
    again = Coverage.load(tmp_path / "saved.json")
    assert again.files == one.files
    assert list(again) == list(one)
