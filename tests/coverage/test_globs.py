"""Globs, as minimatch reads them."""

from __future__ import annotations

import random
from pathlib import Path

from cdpsync.coverage.globs import braces, matches

from . import c8
from .random_reports import glob


def test_random_globs_match_what_minimatch_matches(modules: Path) -> None:
    source = random.Random(3)
    cases = [glob(source) for _ in range(4000)]
    theirs = c8.globs(modules, cases)
    assert [case for case, their in zip(cases, theirs, strict=True) if matches(*case) != their] == []
    assert any(theirs)


def test_two_stars_match_directories_that_are_hidden() -> None:
    assert matches("a/.b/c.js", "a/**")
    assert not matches("a", "a/**")


def test_braces_stand_for_several_patterns() -> None:
    assert braces("a{b,c{1..3}}d") == ["abd", "ac1d", "ac2d", "ac3d"]


def test_braces_that_stand_for_too_much_stand_for_less() -> None:
    assert len(braces("{1..1000}{1..1000}{1..1000}")) == 10_000
