"""Makes texts from other programs safe to show on a terminal."""

from __future__ import annotations

import re

_STYLE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")  # colours and the like (ECMA-48, section 5.4)
# Control characters except tab and newline, characters that change the direction of a text, and lone surrogates, which
# cannot be encoded.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """The text without colours, and with control characters as escapes. Keeps newlines and tabs."""
    return _UNSAFE.sub(lambda found: ascii(found[0])[1:-1], _STYLE.sub("", text))


def escaped(text: str, form: str) -> str:
    """The text with an escape of this form for each control character, except that newlines and tabs are kept."""
    return _UNSAFE.sub(lambda found: form.format(ord(found[0])), text)


def one_line(text: str, most: int = 300) -> str:
    """The text as one printable line of at most `most` characters. If it was cut, it ends in "…"."""
    line = printable(" ".join(text[: 4 * most].split()))
    return line if len(line) <= most and len(text) <= 4 * most else line[: most - 1] + "…"


def visible(text: str, most: int = 0) -> str:
    """The text on one line, with an escape for each character that does not print, so that no two texts look the same.

    It is cut to `most` characters, the last of them "…", unless `most` is 0.
    """
    text = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" if ord(c) < 256 else f"\\u{ord(c):04x}" for c in text)
    return text if not most or len(text) <= most else text[: most - 1] + "…"


def count_text(number: int, noun: str) -> str:
    """A number of things: "1 file", "2,000 files"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
