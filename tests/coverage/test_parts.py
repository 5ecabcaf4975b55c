"""Which parts of a text have run."""

from __future__ import annotations

import random

from cdpsync.coverage.parts import Parts, common


def test_what_is_painted_last_shows() -> None:
    parts = Parts()
    parts.paint(0, 100, False)
    parts.paint(10, 40, True)
    parts.paint(20, 30, False)
    parts.paint(40, 40, False)
    assert parts.gaps() == [(0, 10), (20, 30), (40, 100)]


def test_the_gaps_are_those_of_a_text_painted_letter_by_letter() -> None:
    chance = random.Random(7)
    for _ in range(200):
        parts, letters = Parts(), [True] * 31
        for _ in range(chance.randrange(12)):
            start, end = sorted((chance.randrange(31), chance.randrange(31)))
            ran = chance.random() < 0.5
            parts.paint(start, end, ran)
            letters[start:end] = [ran] * (end - start)
        assert letters == [not any(a <= at < b for a, b in parts.gaps()) for at in range(31)]


def test_what_several_have_in_common_is_in_all_of_them() -> None:
    assert common([[(0, 10), (20, 30)], [(5, 25)], [(0, 8), (9, 40)]]) == [(5, 8), (9, 10), (20, 25)]
    assert common([[((1, 1), (2, 5))], [((1, 9), (3, 1))]]) == [((1, 9), (2, 5))]
    assert common([[(0, 1)], []]) == []
