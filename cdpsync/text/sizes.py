"""Sizes as people write them: "1 MB", "64 kB", "1_000"."""

from __future__ import annotations

import re

_UNITS = ("B", "kB", "MB", "GB", "TB")
_SIZE = re.compile(r"(\d[\d_]*(?:\.\d+)?|\.\d+)\s*(?:([kmgt]?)(i?)b?)?", re.IGNORECASE | re.ASCII)
_MOST = 1 << 62


def size_text(size: float) -> str:
    """A number of bytes with two or three digits and a unit: "1.2 MB"."""
    unit = 0
    while abs(size) >= 999.5 and unit < len(_UNITS) - 1:
        size, unit = size / 1000, unit + 1
    return f"{size:.{1 if unit and abs(size) < 9.95 else 0}f} {_UNITS[unit]}"


def bytes_of(size: str | float) -> int:
    """The number of bytes that a size means: "1 MB" is 1,000,000 and "1 MiB" is 1,048,576; a number is itself.

    Raises ValueError if it is not a size, and TypeError if it is neither a text nor a number.
    """
    if isinstance(size, bool) or not isinstance(size, str | int | float):
        raise TypeError(f"a size must be a text or a number of bytes, not {size!r}")
    number: float
    if not isinstance(size, str):
        number = size
    else:
        found = _SIZE.fullmatch(size.strip())
        if found is None:
            raise ValueError(f"{size!r} is not a size: write a number of bytes, or one such as 64 kB, 1.5 MB or 1 MiB")
        step = 1024 if found[3] else 1000
        number = float(found[1].replace("_", "")) * step ** " kmgt".index((found[2] or " ").lower())
    if not 0 <= number <= _MOST:  # neither is NaN
        raise ValueError(f"{size!r} is not a size: it must be 0 or more, and not so large")
    return round(number)
