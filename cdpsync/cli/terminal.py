"""Colours at a terminal, by rich if it is installed. This is the only file that imports it.

The text is the same with and without colours, except for the colours themselves. NO_COLOR and TERM=dumb turn them off,
FORCE_COLOR turns them on, also in a pipe. https://no-color.org, https://force-color.org
"""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from ..views import Mark

_STYLES = {
    "title": "bold",
    "warning": "yellow",
    "heading": "bold underline",
    "number": "cyan",
    "more": "dim",
    "error": "bold red",
    "key": "bold",
    "bar": "reverse",
}
"""What each kind of text looks like."""


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person reads this stream."""
    return stream is not None and stream.isatty()


def is_dumb() -> bool:
    """Whether the terminal can only print lines."""
    return os.environ.get("TERM", "") in ("dumb", "unknown", "")


def mark(stream: TextIO | None) -> Mark:
    """What colours the texts that go to a stream: a function of the kind of a text, and the text."""
    return _coloured if _has_colours(stream) else _plain


def _has_colours(stream: TextIO | None) -> bool:
    if os.environ.get("NO_COLOR") or (is_dumb() and not os.environ.get("FORCE_COLOR")):
        return False
    return (is_terminal(stream) or bool(os.environ.get("FORCE_COLOR"))) and _renders()


@lru_cache
def _renders() -> bool:
    try:
        import rich.style  # noqa: F401 - the extra "cli"
    except ImportError:
        return False
    return True


def _plain(kind: str, text: str) -> str:
    return text


def _coloured(kind: str, text: str) -> str:
    return _rendered(kind, text) if text and kind in _STYLES else text


@lru_cache(1000)
def _rendered(kind: str, text: str) -> str:
    from rich.color import ColorSystem
    from rich.style import Style

    return Style.parse(_STYLES[kind]).render(text, color_system=ColorSystem.STANDARD)
