"""What is an address, and which files it means."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from cdpsync.domains.debugger.address import Address, address_of
from cdpsync.domains.debugger.searching import functions_in, statements_in


def read(place: Any = None, **keywords: Any) -> Address:
    names = ("file", "line", "column", "function", "statement")
    return address_of(place, *(keywords.get(name) for name in names))


@pytest.mark.parametrize(
    ("place", "file", "line", "column"),
    [
        ("app.ts:7", "app.ts", 7, None),
        ("src/app.ts:7:12", "src/app.ts", 7, 12),
        ("C:\\x\\app.ts:7", "C:\\x\\app.ts", 7, None),
        ("http://127.0.0.1:8000/app.js:3:4", "http://127.0.0.1:8000/app.js", 3, 4),
        ("webpack:///src/app.ts:9", "webpack:///src/app.ts", 9, None),
        ("é/my app.js:1", "é/my app.js", 1, None),
    ],
)
def test_a_place_is_a_file_a_line_and_maybe_a_column(place: str, file: str, line: int, column: int | None) -> None:
    assert read(place) == Address(file, line, column)


@pytest.mark.parametrize(
    "place", ["app.ts", "", ":7", "app.ts:0", "app.ts:-1", "app.ts:7:0", "app.ts:x", 7, "a:9999999999"]
)
def test_what_is_no_place_is_refused_with_the_forms_that_there_are(place: Any) -> None:
    with pytest.raises(ValueError, match=r'a place is "app\.ts:7"'):
        read(place)


@pytest.mark.parametrize(
    "keywords",
    [
        {},
        {"line": 3},
        {"file": "a.js"},
        {"statement": "x"},
        {"file": "a.js", "line": True},
        {"file": "a.js", "function": "f", "line": 1},
        {"function": "f("},
        {"function": "f", "column": 2},
        {"place": "a.js:1", "line": 1},
        {"place": re.compile("a")},
    ],
)
def test_keywords_that_do_not_say_one_place_are_refused(keywords: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="counts? from 1"):
        read(**keywords)


@pytest.mark.parametrize(
    ("file", "url", "same"),
    [
        ("app.js", "file:///w/app.js", True),
        ("app.js", "file:///w/myapp.js", False),
        ("src/app.js", "file:///w/src/app.js?v=2", True),
        ("lib/app.js", "file:///w/src/app.js", False),
        ("/w/app.js", "file:///w/app.js", True),
        ("/w/app.js", "file:///x/w/app.js", False),
        ("é b.js", "file:///w/%C3%A9%20b.js", True),
        ("a%20b.js", "file:///w/a%2520b.js", True),
        ("file:///w/app.js", "file:///w/app.js", True),
        ("c:\\W\\App.js", "file:///C:/w/app.js", True),
        ("http://h/app.js", "http://h/app.js?t=1", True),
        ("http://h/app.js", "http://g/app.js", False),
        ("src/app.ts", "webpack:///./src/app.ts", True),
    ],
)
def test_a_file_means_the_scripts_whose_path_ends_in_it(file: str, url: str, same: bool) -> None:
    assert Address(file, 1).matches(url) is same


@pytest.mark.parametrize(
    ("file", "url", "same"),
    [
        ("app.js", "file:///w/app.js", True),
        ("app.js", "file:///w/myapp.js", False),
        ("app.js", "file:///w/app_js", False),
        ("/w/app.js", "file:///w/app.js", True),
        ("/w/app.js", "file:///x/w/app.js", False),
        ("é b.js", "file:///w/%C3%A9%20b.js", True),
        ("é b.js", "/w/é b.js", True),
        ("C:\\w\\a.js", "file:///C:/w/a.js", True),
        ("a.js", "http://h/a.js?t=1", True),
    ],
)
def test_v8_is_given_a_regex_that_means_the_same(file: str, url: str, same: bool) -> None:
    assert (re.search(Address(file, 1).url_regex(1), url) is not None) is same


def test_a_relative_path_is_one_of_the_working_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert read("./a.js:1").file == str(tmp_path / "a.js")


TEXT = """// function hidden() {}
const s = "function hidden() {}";
function plain(a, b = ")") {
  return a;
}
const arrow = (x) => x + 1;
const typed = async (x: number): Promise<number> => {
  return x;
};
class Shop {
  total(x) { return plain(x); }
}
class Other {
  total(y) { return y; }
}
plain(1);
"""


@pytest.mark.parametrize(
    ("name", "bodies"),
    [
        ("plain", ["\n  return a;"]),
        ("arrow", ["x + 1;"]),
        ("typed", ["\n  return x;"]),
        ("Shop.total", [" return plain(x);"]),
        ("total", [" return plain(x);", " return y;"]),
        ("hidden", []),
    ],
)
def test_functions_are_found_outside_comments_and_strings(name: str, bodies: list[str]) -> None:
    found = functions_in(TEXT, name)
    assert [TEXT[at : at + len(body)] for at, body in zip(found, bodies, strict=True)] == bodies


def test_a_statement_is_found_whatever_its_white_space() -> None:
    text = "// sum += cost\nsum  +=\tcost;\n"
    assert statements_in(text, "sum += cost") == [text.index("sum  ")]
