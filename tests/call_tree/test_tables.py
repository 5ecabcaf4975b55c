"""The tables: what they print and export."""

from __future__ import annotations

from typing import Any

import pytest

from cdpsync.call_tree import CallTree, Function, LineValue, callers, diff, outline, top
from cdpsync.call_tree.units import seconds_text, share_text

from .trees import GET, IDLE, MAIN, PARSE, ROOT, javascript, sample, tree


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (1.234, "1.23 s"),
        (0.0456, "45.6 ms"),
        (0.00012, "120 µs"),
        (0.9996, "1.00 s"),
        (0.9994, "999 ms"),
        (9.996, "10.0 s"),
        (99.96, "100 s"),
        (12345.6, "12,346 s"),
        (4e-8, "0.04 µs"),
        (-0.5, "-500 ms"),
    ],
)
def test_seconds_are_written_with_three_digits(seconds: float, text: str) -> None:
    assert seconds_text(seconds) == text


def test_an_unknown_share_is_empty() -> None:
    assert (share_text(0.123), share_text(None)) == ("12.3%", "")


def test_the_top_functions_print_as_a_table() -> None:
    assert top(sample(), 2).text().splitlines() == [
        "2 of 5 functions by self time, of 660 ms active, 900 ms idle",
        "  function  place              self  self %   total  total %",
        "  parse     /app/main.ts:10  550 ms   83.3%  560 ms    84.8%",
        "  main      /app/main.ts:3   100 ms   15.2%  660 ms   100.0%",
    ]


def test_a_tree_prints_indented_and_says_what_it_leaves_out() -> None:
    assert outline(sample(), least=0.09).text().splitlines() == [
        "Calls, of 660 ms active, 900 ms idle; left out: 56.0 ms in functions under 9%",
        "  function     place                                 self    total  total %",
        "  (top level)  /app/main.ts:1                         0 s   660 ms   100.0%",
        "    main       /app/main.ts:3                      100 ms   660 ms   100.0%",
        "      parse    /app/main.ts:10                     200 ms   560 ms    84.8%",
        "        parse  /app/main.ts:10                     300 ms   300 ms    45.5%",
        "        get    /app/node_modules/lodash/get.js:7  4.00 ms  60.0 ms     9.1%",
    ]


def test_a_tree_says_how_much_is_deeper() -> None:
    table = outline(sample(), depth=2, least=0.1)
    assert table.title == "Calls, of 660 ms active, 900 ms idle; left out: 560 ms deeper than 2 levels"
    assert [(row.level, row.name) for row in table] == [(0, "(top level)"), (1, "main")]


def test_what_is_light_alone_but_not_together_gets_a_row() -> None:
    of = tree((MAIN, 0, 1), *((javascript(f"f{number}"), 1, 0.04) for number in range(10)))
    rows = outline(of, least=0.05)
    assert [(row.level, row.name, row.total_time) for row in rows[1:]] == [(1, "(10 more)", pytest.approx(0.4))]


def test_a_notebook_indents_the_tree() -> None:
    html = outline(sample())._repr_html_()
    assert "<span style='padding-left:2em'><code>parse</code></span>" in html
    assert html.count("<th>") == html.split("</tr>")[1].count("<td")


def test_a_tree_is_exported_with_its_levels() -> None:
    rows = outline(sample()).to_dict()
    assert rows[1] == {
        "level": 1,
        "name": "main",
        "place": "/app/main.ts:3",
        "self_time": 0.1,
        "total_time": pytest.approx(0.66),
        "total_share": pytest.approx(1),
    }
    assert outline(sample()).to_csv().splitlines()[0] == "level,name,place,self_time,total_time,total_share"


def test_callers_are_below_what_they_called() -> None:
    rows = callers(sample(), "get")
    assert [(row.level, row.name) for row in rows] == [(0, "get"), (1, "parse"), (2, "main"), (3, "(top level)")]


def test_bytes_are_whole_numbers() -> None:
    of = tree((MAIN, 0, 1_234_567), (PARSE, 1, 1000), unit="bytes")
    assert (
        top(of, 1).text()
        == """\
1 of 2 functions by self size, of 1,235,567 bytes
  function  place                self  self %      total  total %
  main      /app/main.ts:3  1,234,567   99.9%  1,235,567   100.0%"""
    )


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("file", ["/app/main.ts", "(gc)", "/app/node_modules/lodash/get.js"]),
        ("package", ["(own code)", "(gc)", "lodash"]),
        ("category", ["idle", "javascript", "gc"]),
    ],
)
def test_groups_have_names(by: str, names: list[str]) -> None:
    assert [row.name for row in top(sample(), by=by)] == names


def test_functions_of_one_line_are_told_apart_by_their_columns() -> None:
    one, other = (MAIN._replace(name="a", column=column) for column in (5, 700))
    of = tree((one, 0, 2), (other, 0, 1))
    assert [row.place for row in top(of)] == ["/app/main.ts:3:5", "/app/main.ts:3:700"]


def test_lines_have_no_total() -> None:
    lines = [LineValue(1, "/app/main.ts", 4, 0.3), LineValue(2, "/app/main.ts", 4, 0.2), LineValue(2, "/a.ts", 1, 0)]
    of = CallTree([ROOT, MAIN, PARSE], [-1, 0, 1], [0, 0.5, 0.5], "seconds", lines)
    rows = top(of, by="line").to_dict()
    assert rows == [{"name": "main", "place": "/app/main.ts:4", "self_time": 0.5, "self_share": 0.5}]
    with pytest.raises(ValueError, match="only be sorted by self"):
        top(of, by="line", sort="total")


def test_lines_that_were_not_recorded_are_an_error() -> None:
    with pytest.raises(ValueError, match="does not say in which lines"):
        top(sample(), by="line")


def test_functions_stay_the_same_when_their_lines_move() -> None:
    older = tree((MAIN, 0, 0.1), (PARSE._replace(line=99), 1, 0.2), (GET, 2, 0.5))
    rows = diff(sample(), older)
    assert [(row.name, row.self_delta) for row in rows] == [
        ("parse", pytest.approx(0.35)),
        ("(garbage collector)", pytest.approx(0.006)),
        ("(top level)", 0),
        ("main", 0),
        ("get", pytest.approx(-0.496)),
    ]


def test_a_profile_has_not_changed_since_itself() -> None:
    assert len(diff(sample(), sample())) == 0


def test_profiles_of_different_units_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="seconds cannot be compared with bytes"):
        diff(sample(), tree(unit="bytes"))


def test_an_empty_tree_has_empty_tables() -> None:
    of = tree()
    assert [len(table) for table in (top(of), top(of, by="category"), outline(of), diff(of, of))] == [0] * 4
    assert top(of).title == "0 functions by self time, of 0 s active"


def test_only_idle_time_is_no_active_time() -> None:
    of = tree((IDLE, 0, 1))
    assert (len(top(of)), len(outline(of)), of.active) == (0, 0, 0)
    assert callers(of, "(idle)")[0].total_share is None


def test_every_table_has_the_warning() -> None:
    of = tree((MAIN, 0, 1), warning="too few samples")
    assert {table.warning for table in (top(of), outline(of), callers(of, "main"), diff(of, of))} == {of.warning}


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ({"by": "module"}, "by function, file, package, category or line, not by 'module'"),
        ({"sort": "name"}, "sorted by self or total"),
        ({"n": -1}, "-1 rows"),
    ],
)
def test_an_unknown_option_is_an_error_that_says_what_there_is(wrong: Any, text: str) -> None:
    with pytest.raises(ValueError, match=text):
        top(sample(), **wrong)


@pytest.mark.parametrize("wrong", [{"depth": 0}, {"least": 1.5}, {"least": float("nan")}])
def test_a_tree_without_levels_or_with_an_impossible_share_is_an_error(wrong: Any) -> None:
    with pytest.raises(ValueError, match=r"at least one level|between 0 and 1"):
        outline(sample(), **wrong)


def test_functions_of_the_runtime_that_only_call_on_are_no_levels() -> None:
    load = Function("load", "node:internal/modules/cjs/loader", 7, 1, category="native")
    of = tree((load, 0, 0), (load, 1, 0.001), (MAIN, 2, 1), (load, 3, 0.5), (PARSE, 4, 0.3), (GET, 3, 0.4))
    table = outline(of, depth=2)
    assert [(row.level, row.name) for row in table] == [(0, "main"), (1, "load"), (1, "get")]
    assert "2 calls of the runtime" in table.title
    assert [row.level for row in outline(of, least=0)] == [0, 1, 2, 3, 4, 3]


def test_all_rows_are_there_but_only_the_first_are_printed() -> None:
    of = tree(*((javascript(f"f{number}"), 0, 1) for number in range(50)))
    assert (len(top(of, None)), len(top(of, 30))) == (50, 30)
    assert [len(top(of, n).text().splitlines()) for n in (None, 30)] == [20 + 3, 30 + 2]


def test_recursion_that_only_leads_on_is_one_level_with_its_whole_time() -> None:
    of = tree((MAIN, 0, 1), *((PARSE, node, 0.001) for node in range(1, 11)), (PARSE, 11, 1), (GET, 11, 1))
    rows = [(row.level, row.name, round(row.self_time, 6), round(row.total_time, 6)) for row in outline(of)]
    assert rows == [(0, "main", 1, 3.01), (1, "parse", 0.01, 2.01), (2, "parse", 1, 1), (2, "get", 1, 1)]
