"""Lines: how they are counted, what ends them, and what takes them out of the count."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdpsync.coverage import Coverage, FileCoverage, Range, ScriptCoverage, ScriptFunction


def covered(
    source: str, *gaps: str, url: str = "https://host/a.js", shift: int = 0, size: int | None = None
) -> FileCoverage:
    """A file that has run once, apart from these parts of it. Offsets are those of V8."""

    def offset(index: int) -> int:
        return len(source[:index].encode("utf-16-le")) // 2 + shift

    whole = offset(len(source)) if size is None else size
    places = [(source.index(gap), source.index(gap) + len(gap)) for gap in gaps]
    ranges = [Range(0, whole, 1), *(Range(offset(start), offset(end), 0) for start, end in places)]
    return next(iter(Coverage([ScriptCoverage(url, [[ScriptFunction("", ranges, True)]], source)])))


def test_a_line_that_is_only_partly_in_a_block_has_the_count_around_it() -> None:
    file = covered("if (a) {\n  b();\n}\nc();\n", "{\n  b();\n}")
    assert file.lines == {1: 1, 2: 0, 3: 0, 4: 1}
    assert file.uncovered_lines == "2-3"


def test_uncovered_lines_are_ranges() -> None:
    assert covered("a\nb\nc\nd\ne\nf", "b\nc", "e").uncovered_lines == "2-3,5"
    assert covered("a\nb").uncovered_lines == ""


@pytest.mark.parametrize("text", ["// 😀 {0}\n", "{0}\u2028\u2029é\n", "\ufeff{0}\n", "#!/usr/bin/env node {0}\n"])
def test_offsets_are_utf_16_and_only_line_feeds_end_a_line(text: str) -> None:
    source = text.format("x") + "a()\nb()\n"
    assert covered(source, "b()").lines == {1: 1, 2: 1, 3: 0}


def test_carriage_returns_belong_to_the_end_of_a_line() -> None:
    assert covered("a()\r\nb()\r\nc()\rd()\r\n", "b()").lines == {1: 1, 2: 0, 3: 1}


def test_white_space_at_the_end_has_no_lines() -> None:
    assert covered("a()\n\n \t\u00a0\ufeff\n").lines == {1: 1}


def test_an_empty_file_has_one_line_as_in_c8() -> None:
    assert covered("").lines == {1: 1}


def test_what_the_runtime_put_before_a_module_is_not_counted() -> None:
    """Node before 10.16 and 12 wrapped CommonJS modules."""
    source = "a()\nb()\n"
    assert covered(source, "b()", shift=62, size=62 + len(source) + 4).lines == {1: 1, 2: 0}


def test_a_byte_order_mark_that_the_runtime_removed_is_not_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.js"
    path.write_bytes(b"\xef\xbb\xbfa()\nb()")
    ranges = [Range(0, 7, 1), Range(4, 7, 0)]
    (file,) = Coverage([ScriptCoverage(path.as_uri(), [[ScriptFunction("", ranges, True)]])])
    assert file.lines == {1: 1, 2: 0}
    assert file.warning == ""


def test_a_file_that_has_changed_since_has_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "a.js"
    path.write_text("a()\nb()\nmore()\n")
    (file,) = Coverage([ScriptCoverage(path.as_uri(), [[ScriptFunction("", [Range(0, 8, 1)], True)]])])
    assert "changed" in file.warning


def test_reports_of_another_text_at_the_same_url_are_left_out(tmp_path: Path) -> None:
    """Deno runs a CommonJS module, and a wrapper of its own at the same URL."""
    path = tmp_path / "a.cjs"
    path.write_text("a()\nb()\n")
    wrapper, module = (
        [ScriptFunction("", [Range(0, 427, 5)], True)],
        [ScriptFunction("", [Range(0, 8, 1), Range(4, 7, 0)], True)],
    )
    (file,) = Coverage([ScriptCoverage(path.as_uri(), [wrapper, module])])
    assert (file.lines, file.warning) == ({1: 1, 2: 0}, "")


@pytest.mark.parametrize("tool", ["c8", "v8"])
def test_comments_take_lines_out(tool: str) -> None:
    lines = [f"/* {tool} ignore next 2 */", "x1", "x2", "x3", f"x4 /* {tool} ignore next */", "x5"]
    lines += [
        f"/* {tool} ignore start */",
        "x6",
        f"/* {tool} ignore stop */",
        "x7",
        f"/* {tool} ignore next */",
        "x8",
        "x9",
    ]
    file = covered("\n".join(lines), "\n".join(lines))
    assert {number for number, count in file.lines.items() if not count} == {4, 6, 10, 13}
    assert file.ignored_lines == set(range(1, 14)) - {4, 6, 10, 13}


def test_comments_of_node_take_lines_out() -> None:
    lines = [
        "/* node:coverage disable */",
        "x1",
        "/* node:coverage enable */",
        "x2",
        "/* node:coverage ignore next */",
        "x3",
    ]
    file = covered("\n".join(lines), "\n".join(lines))
    assert {number for number, count in file.lines.items() if not count} == {4}


def test_a_block_on_a_line_that_is_taken_out_counts_as_covered() -> None:
    source = "a(); /* c8 ignore next */\nb()"
    file = covered(source, "a();")
    assert [one.count for one in file.blocks] == [1, 1]


def test_functions_without_a_name_are_blocks_only() -> None:
    source = "function f() { }\n(() => { })"
    functions = [
        ScriptFunction("", [Range(0, len(source), 1)], True),
        ScriptFunction("f", [Range(0, 16, 2)], True),
        ScriptFunction("", [Range(18, 27, 0)], False),
    ]
    (file,) = Coverage([ScriptCoverage("https://host/a.js", [functions], source)])
    assert [(one.name, one.line, one.column, one.end_column, one.count) for one in file.functions] == [
        ("f", 1, 1, 17, 2)
    ]
    assert [(one.line, one.count) for one in file.blocks] == [(1, 1), (1, 2)]
    assert (file.total.functions, file.total.blocks) == (1.0, 1.0)


def test_deno_counts_a_line_of_which_an_end_has_not_run_as_not_run() -> None:
    source = "if (a) throw b; // why\nc();\n"
    coverage = Coverage(
        [ScriptCoverage("https://host/a.js", [[ScriptFunction("", [Range(0, 28, 1), Range(7, 15, 0)], True)]], source)]
    )
    assert coverage.deno_lines("a.js") == {1: 0, 2: 1, 3: 1}
    assert coverage["a.js"].lines == {1: 1, 2: 1}
