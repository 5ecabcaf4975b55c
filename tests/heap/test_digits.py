from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cdpsync.heap.compiled import pays
from cdpsync.heap.format import digits
from cdpsync.heap.format.digits import BEYOND, PADDING, parse

BLANKS = st.text(" \n\r\t", max_size=3)
NUMBERS = st.one_of(st.integers(0, 9), st.integers(-999, 99_999_999), st.integers(-(2**53) + 1, 2**53 - 1))


def parsed(text: str) -> list[int]:
    numbers: list[int] = parse(PADDING + text.encode()).tolist()
    return numbers


def refused(text: bytes) -> tuple[str, int]:
    """What the error says is wrong, and at which byte of the text."""
    with pytest.raises(ValueError) as caught:
        parse(PADDING + text)
    what, at = caught.value.args
    return what, at - len(PADDING)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.tuples(NUMBERS, BLANKS, BLANKS), max_size=50))
@example([])
@example([(0, "", "")])
def test_any_integers_with_any_white_space_are_read_as_json_reads_them(rows: list[tuple[int, str, str]]) -> None:
    text = "".join(f"{before}{number}{behind}," for number, before, behind in rows)
    assert parsed(text) == json.loads(f"[{text[:-1]}]")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.lists(
        st.integers(0, 10**17).map(str) | st.sampled_from(["", "-1", " 1", "1 ", "1\n", "\n1", "1\n2", "x", "01"])
    ),
    st.sampled_from(["", "1", "\n", "1\n"]),
)
def test_machine_code_reads_the_same_numbers_or_none(numbers: list[str], end: str) -> None:
    text = np.frombuffer(PADDING + "".join(f"{one}," for one in numbers).encode() + end.encode(), np.uint8)
    plain = digits._compact(text.tobytes(), text) if not end else None
    values = np.zeros(len(text), np.int64)
    for fast in (False, True) if pays(60.0) else (False,):
        count = digits._read.run(fast, text, len(PADDING), values)
        assert (values[:count].tolist() if count > 0 else None) == (None if plain is None else plain.tolist())


@pytest.mark.parametrize("length", range(1, 17))
def test_numbers_of_each_length_are_read(length: int) -> None:
    numbers = [10 ** (length - 1), int("8765432198765432"[:length]), min(10**length, 2**53) - 1]
    numbers += [-number for number in numbers]
    assert parsed("".join(f"{number}," for number in numbers)) == numbers


def test_digits_before_a_number_do_not_count_as_part_of_it() -> None:
    assert parsed("12345678,1,123456789012,2,-99999999,3,") == [12345678, 1, 123456789012, 2, -99999999, 3]


def test_white_space_without_a_number_is_read_as_no_numbers() -> None:
    assert parsed("") == []
    assert parsed(" \n\r\t ") == []


@pytest.mark.parametrize("at", [0, 1, 7, 100])
@pytest.mark.parametrize(
    "rubbish", [b"x", b".", b"e", b"+", b'"', b"{", b"[", b"\0", b"\x0b", b"\x0c", b"\xa0", b"\xff", b":", b"/"]
)
def test_anything_else_among_the_numbers_is_named_with_its_place(rubbish: bytes, at: int) -> None:
    text = b"1," * at + b"23" + rubbish + b"4,"
    what, place = refused(text)
    assert place == 2 * at + 2
    assert repr(rubbish) in what


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (b"1,2 3,4,", 3),
        (b"1,2\n3,4,", 3),
        (b"1,2  \r\n 3 ,4,", 3),
        (b"12-3,", 2),
        (b"1,-2-3,", 4),
        (b"1 2,,", 1),
    ],
)
def test_two_numbers_without_a_comma_between_them_are_found(text: bytes, at: int) -> None:
    assert refused(text) == ("no comma", at)


@pytest.mark.parametrize("text", [b",", b",,", b"1,,2,", b",1,", b"1, ,", b" ,"])
def test_a_comma_without_a_number_is_found(text: bytes) -> None:
    assert refused(text)[0] == "one comma too many"


@pytest.mark.parametrize(("text", "at"), [(b"1,-,2,", 2), (b"- 1,", 0), (b"--1,", 0), (b"-,", 0), (b"1,2-,", 3)])
def test_a_minus_without_a_number_is_found(text: bytes, at: int) -> None:
    assert refused(text) == ("a minus without a number", at)


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        (str(2**53 - 1), 2**53 - 1),
        (str(2**53), BEYOND),
        (str(2**53 + 1), BEYOND),  # the double that is next to it
        (str(10**16 - 1), BEYOND + 10**16 % 2**32),
        ("12345678901234567", BEYOND + 12345678901234568 % 2**32),
        (str(2**63), BEYOND + 2048),  # DevTools rounds at each digit
        (str(2**64 - 1), 0),
        (str(2**64 - 1000), 0),
        (str(2**64), 0),
        ("1" + "0" * 20, BEYOND + 10**20 % 2**32),
        ("9" * 400, BEYOND),
        ("0" * 5000, 0),
        ("0" * 20 + "57", 57),
        ("-" + "0" * 20 + "57", -57),
    ],
)
def test_a_number_that_a_double_cannot_hold_is_read_as_in_javascript(number: str, kept: int) -> None:
    assert parsed(f"7,{number},8,") == [7, kept, 8]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.binary(max_size=40), st.integers(0, 40))
def test_any_bytes_are_integers_or_are_refused_at_a_place_within_them(rubbish: bytes, at: int) -> None:
    text = (b"12,-3, 456 ,\n789012345678," * 2)[:at] + rubbish + b","
    try:
        numbers = parse(PADDING + text).tolist()
    except ValueError as error:
        _, place = error.args
        assert 0 <= place - len(PADDING) <= len(text)
    else:
        assert len(numbers) == text.count(b",")
        assert numbers == [int(part) for part in text[:-1].split(b",")]


def test_a_number_without_its_comma_is_refused() -> None:
    assert refused(b"12") == ("no comma", 2)
