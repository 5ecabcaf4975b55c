"""What people type at the prompt of cdpsync debug, and what it means."""

from __future__ import annotations

import pytest

from cdpsync.cli.debugging import Shell
from cdpsync.cli.debugging.arguments import parameters
from cdpsync.cli.debugging.marks import parted, place_of
from cdpsync.cli.debugging.verbs import TABLE
from cdpsync.cli.readable import jsonable, notation


@pytest.mark.parametrize(
    ("line", "verb", "words"),
    [
        ("b app.ts:7", "break", "app.ts:7"),
        ("sb('app.js', 7)", "break", "app.js:7"),
        ('setBreakpoint("app.js", 7, "n > 2")', "break", "app.js:7 if n > 2"),
        ("sb('total()')", "break", "total"),
        ("sb()", "sb()", ""),
        ("cb('app.js', 7)", "clear", "app.js:7"),
        ("watch('n')", "display", "('n')"),
        ("p (1)", "p", "(1)"),
        ("p [1]", "p", "[1]"),
        ("!n", "exec", "n"),
        ("n = 3", None, "n = 3"),
        ("n === 3", None, "n === 3"),
        ("total(orders)", None, "total(orders)"),
        ("# a comment", None, ""),
    ],
)
def test_a_line_is_a_verb_or_javascript(line: str, verb: str | None, words: str) -> None:
    found, rest = Shell(print, print, terminal=False)._parsed(line)
    assert (found.names[0] if found is not None else None, rest) == (verb, words)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("(a, b = [1, 2], ...c) {", ["a", "b", "c"]),
        ("({ a, b: c, d = 2, e: { f } }, [g, , h = ')']) =>", ["a", "c", "d", "f", "g", "h"]),
        ("a => a", ["a"]),
        ("() {", []),
    ],
)
def test_the_names_of_parameters_are_read_from_the_text_of_a_function(text: str, names: list[str]) -> None:
    assert parameters(text, 0) == names


def test_a_place_may_have_a_condition_as_in_pdb_and_in_gdb() -> None:
    assert parted("app.ts:7 if a, b") == ("app.ts:7", "a, b")
    assert parted("app.ts:7, a > 1") == ("app.ts:7", "a > 1")
    assert parted("total") == ("total", None)


def test_a_line_alone_is_of_the_current_file() -> None:
    assert place_of("7:2", "/a/app.ts", 3) == {"place": "/a/app.ts:7:2"}
    assert place_of("", "/a/app.ts", 3) == {"place": "/a/app.ts:3"}
    assert place_of("Cart.add()", "", 0) == {"function": "Cart.add"}
    with pytest.raises(ValueError, match="has not stopped in a file"):
        place_of("7", "", 0)


def test_every_verb_has_help_that_begins_with_how_it_is_written() -> None:
    for one in set(TABLE.values()):
        assert one.summary, one.names
        assert one.names[0].rstrip("()") in one.usage


def test_values_of_javascript_are_written_as_javascript_and_as_json() -> None:
    value = {"a": [1, None, True, float("nan")], "b c": {1: 2}, "d": 2**60, "e": "x"}
    assert notation(value) == '{a: [1, null, true, NaN], "b c": Map {1 => 2}, d: 1152921504606846976n, e: "x"}'
    assert jsonable(value) == {
        "a": [1, None, True, {"$number": "NaN"}],
        "b c": {"$map": [[1, 2]]},
        "d": {"$bigint": "1152921504606846976"},
        "e": "x",
    }
