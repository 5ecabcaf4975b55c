"""Colours at a terminal: the text is the same with them and without them."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from cdpsync.cli import terminal

from .programs import cdpsync
from .running import orders

pytest.importorskip("rich", reason="pip install '.[test]'")

_COLOUR = re.compile(r"\x1b\[[\d;]*m")


@pytest.fixture(autouse=True)
def usual_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


def test_a_pipe_gets_no_colours_unless_they_are_forced(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = orders(tmp_path / "a.heapsnapshot", "Order", "Line")
    plain = cdpsync(capfd, "heap", "summary", file).out
    assert "\x1b" not in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = cdpsync(capfd, "heap", "summary", file).out
    assert "\x1b[1;4m" in coloured  # the headings
    assert "\x1b[36m" in coloured  # the numbers
    assert _COLOUR.sub("", coloured) == plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert cdpsync(capfd, "heap", "summary", file).out == plain


class _Terminal:
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": ""}, False),
    ],
    ids=str,
)
def test_a_terminal_has_colours_unless_it_says_otherwise(
    variables: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert (terminal.mark(_Terminal())("number", "7") != "7") is coloured  # type: ignore[arg-type]


def test_without_rich_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rich.style", None)
    terminal._renders.cache_clear()
    assert terminal.mark(_Terminal())("number", "7") == "7"  # type: ignore[arg-type]
    monkeypatch.undo()
    terminal._renders.cache_clear()
