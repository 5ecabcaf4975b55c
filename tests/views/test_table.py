from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cdpsync.views import Column, Table, keep_end

ODD = [
    "",
    "a,b",
    '"',
    "a\nb",
    "\r",
    "\t",
    "\0",
    "\x1b[31mred",
    "\ud800",
    "<b>&amp;'",
    "\U0001f600",
    "\u202e",
    "=1+1",
    "é" * 200,
]


class Row(NamedTuple):
    name: str
    size: int
    extra: Any = None


COLUMNS = (Column("name", "what"), Column("size", "bytes"), Column("extra", "more", lambda value: f"<{value}>"))


def table(*rows: Row) -> Table[Row]:
    return Table("some rows", COLUMNS, rows)


def test_a_table_prints_its_title_the_columns_and_the_rows() -> None:
    assert str(table(Row("one", 1), Row("eleven", 1234567, "x"))).splitlines() == [
        "some rows",
        "  what        bytes    more",
        "  one             1  <None>",
        "  eleven  1,234,567     <x>",
    ]
    assert repr(table(Row("one", 1))) == str(table(Row("one", 1)))


def test_a_table_prints_twenty_rows_and_how_many_more_there_are() -> None:
    rows = table(*(Row(f"row {at}", at) for at in range(1020)))
    lines = str(rows).splitlines()
    assert len(lines) == 2 + 20 + 1
    assert lines[-1] == "… 1,000 more"
    assert len(rows.text(most=5000).splitlines()) == 2 + 1020
    assert "1,000 more" in rows._repr_html_()
    assert rows._repr_html_().count("<tr>") == 21


def test_a_table_without_rows_prints() -> None:
    assert str(table()).splitlines() == ["some rows"]
    assert "<tbody></tbody>" in table().html()
    assert table().to_csv() == "name,size,extra\r\n"


@pytest.mark.parametrize("name", ODD, ids=ascii)
def test_any_text_prints_on_one_line(name: str) -> None:
    lines = str(table(Row(name, 1))).split("\n")
    assert len(lines) == 3
    assert all(line.isprintable() for line in lines)
    lines[2].encode()


def test_long_texts_are_cut_only_when_they_are_printed() -> None:
    rows = table(Row("n" * 100, 1))
    assert "n" * 59 + "…" in str(rows)
    assert "n" * 60 not in str(rows)
    assert "n" * 100 in rows.to_csv()


class Place(NamedTuple):
    name: str
    size: int
    at: str


PLACES = (Column("name", "what"), Column("size", "bytes"), Column("at", "at", left=True, fit=keep_end))


@pytest.mark.parametrize("width", [40, 60, 100])
def test_texts_are_cut_to_the_width_of_a_line(width: int) -> None:
    rows = Table("", PLACES, [Place("n" * 70, 1234567, "src/" * 20 + "app.js:17"), Place("m", 1, "a.js:1")])
    _, *lines = rows.text(width=width).splitlines()
    assert len(lines[1]) == width
    assert max(map(len, lines)) == width
    assert re.fullmatch(r"  n+…  1,234,567  …\S*:17", lines[1])
    assert re.fullmatch(r"  m +1  a\.js:1", lines[2])


def test_a_narrow_line_keeps_the_first_text_and_the_numbers() -> None:
    rows = Table("", PLACES, [Place("n" * 70, 1234567, "app.js:17")])
    assert rows.text(width=22).splitlines()[1:] == ["  what           bytes", "  nnnnnnnn…  1,234,567"]
    assert rows.text(width=5).splitlines()[2] == "  nnnnnnn…  1,234,567"


def test_a_wide_line_has_whole_texts() -> None:
    rows = Table("", PLACES, [Place("n" * 70, 1, "a" * 100)])
    assert rows.text(width=1000).splitlines()[2] == f"  {'n' * 70}      1  {'a' * 100}"


def test_where_nothing_is_cut_a_long_text_does_not_widen_the_other_rows() -> None:
    rows = Table("", PLACES, [Place("n" * 450, 1, "a.js:1"), Place("short", 22, "b.js:2")])
    assert rows.text(width=sys.maxsize).splitlines()[1:] == [
        "  what   bytes  at",
        f"  {'n' * 450}      1  a.js:1",
        "  short     22  b.js:2",
    ]


def test_lines_may_follow_a_row() -> None:
    text = table(Row("one", 1), Row("two", 2)).text(1, below=lambda row: [f"about {row.name}", "x" * 500])
    assert text.splitlines()[3:] == ["about one", "x" * 500, "… 1 more"]


def test_a_column_may_be_left_out() -> None:
    assert str(table(Row("one", 1)).without("size")).splitlines()[1:] == ["  what    more", "  one   <None>"]


def test_a_table_is_as_wide_as_columns_says(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = Table("", PLACES, [Place("n" * 70, 1, "a" * 100)])
    monkeypatch.delenv("COLUMNS", raising=False)
    assert "n" * 59 + "…" in repr(rows)
    monkeypatch.setenv("COLUMNS", "44")
    assert max(map(len, str(rows).splitlines())) == 44


@pytest.mark.parametrize("name", ODD, ids=ascii)
def test_any_text_is_escaped_in_html(name: str) -> None:
    page = table(Row(name, 1)).html()
    page.encode()
    body = page[page.index("<tbody>") :]
    assert "<b>" not in body
    if name == "<b>&amp;'":
        assert "&lt;b&gt;&amp;amp;&#x27;" in body


def test_the_title_is_escaped_in_html() -> None:
    assert "<p>&lt;script&gt;</p>" in Table("<script>", [Column("name", "<i>")], [Row("x", 1)]).html()
    assert "<th>&lt;i&gt;</th>" in Table("", [Column("name", "<i>")], [Row("x", 1)]).html()


@pytest.mark.parametrize("name", ODD, ids=ascii)
def test_any_text_survives_csv(name: str, tmp_path: Path) -> None:
    """Lone surrogates are an exception, because a file cannot contain them."""
    path = tmp_path / "rows.csv"
    text = table(Row(name, 1234567, None)).to_csv(path)
    assert path.read_bytes() == text.encode()
    shown = name.encode("utf-8", "backslashreplace").decode()
    assert [*csv.reader(io.StringIO(text, newline=""))] == [["name", "size", "extra"], [shown, "1234567", ""]]


def test_rows_are_exported_as_dicts_of_the_columns() -> None:
    rows = table(Row("one", 1, [2])).to_dict()
    assert rows == [{"name": "one", "size": 1, "extra": [2]}]
    assert json.loads(json.dumps(rows)) == rows


def test_a_table_is_sorted_by_numbers_from_the_greatest_and_by_texts_from_a() -> None:
    rows = table(Row("b", 1), Row("a", 3), Row("c", 2))
    assert [row.name for row in rows.sorted("size")] == ["a", "c", "b"]
    assert [row.name for row in rows.sorted("size", reverse=False)] == ["b", "c", "a"]
    assert [row.name for row in rows.sorted("name")] == ["a", "b", "c"]
    assert [row.name for row in rows.sorted("name", reverse=True)] == ["c", "b", "a"]
    assert [row.name for row in rows] == ["b", "a", "c"]
    assert not table().sorted("size")


def test_sorting_keeps_the_order_of_equal_rows() -> None:
    rows = table(Row("b", 1), Row("a", 1), Row("c", 2))
    assert [row.name for row in rows.sorted("size")] == ["c", "b", "a"]


def test_a_column_may_have_rows_without_a_value() -> None:
    rows = table(Row("a", 1, None), Row("b", 2, 7), Row("c", 3, 5), Row("d", 4, None))
    assert [row.extra for row in rows.sorted("extra")] == [7, 5, None, None]


def test_an_unknown_column_is_a_value_error_that_lists_the_columns() -> None:
    with pytest.raises(ValueError, match="no column 'amount'; the columns are name, size, extra"):
        table().sorted("amount")


def test_rows_are_filtered_by_a_word_in_any_case() -> None:
    rows = table(Row("HTMLDivElement", 1), Row("Map", 2), Row("STRASSE", 3))
    assert [row.size for row in rows.filter("div")] == [1]
    assert [row.size for row in rows.filter("straße")] == [3]
    assert len(rows.filter("")) == 3
    assert not rows.filter("(.*)")


def test_a_table_is_a_sequence_and_a_slice_of_it_a_table() -> None:
    rows = table(Row("a", 1), Row("b", 2), Row("c", 3))
    assert (len(rows), rows[0].name, rows[-1].name) == (3, "a", "c")
    assert isinstance(rows[1:], Table)
    assert rows[1:] == [Row("b", 2), Row("c", 3)]
    assert rows[:] == rows
    assert rows != rows[1:]
    assert Row("b", 2) in rows
    with pytest.raises(IndexError):
        rows[3]
