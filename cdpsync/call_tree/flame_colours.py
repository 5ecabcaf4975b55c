"""The colours of flame graphs."""

from __future__ import annotations

import zlib
from typing import NamedTuple

from .function import Function
from .groups import package_name


class Colour(NamedTuple):
    """A colour, for light pages and for dark ones."""

    light: str
    dark: str


_GREYS = {
    "runtime": ((212, 26, 83), (212, 20, 31)),
    "native": ((212, 12, 76), (212, 9, 38)),
    "gc": ((0, 0, 64), (0, 0, 46)),
    "program": ((0, 0, 84), (0, 0, 27)),
    "idle": ((0, 0, 92), (0, 0, 20)),
}
"""Hue, saturation and lightness."""
_OWN = Function("", category="javascript")
_HUES = 24
_SHADES = 4


def kind_of(function: Function) -> str:
    """What a function is coloured as: "own" code, that of a "package" or the "runtime", or a category of V8's."""
    if function.package:
        return "package"
    name = package_name(function)
    if name == f"({function.category})":
        return function.category
    return "own" if name == package_name(_OWN) else "runtime"


def colour_of(function: Function) -> Colour:
    """A colour that depends on nothing but the function, so that it is the same in each flame graph.

    The program's own code is warm and bright, by file and name; packages are cold and pale; the rest is grey.
    """
    kind = kind_of(function)
    shade = _number(function.name) // 5 % _SHADES
    if kind == "own":
        hue = 14 + 32 * _part(function.file) + 4 * (_number(function.name) % 5 - 2)
        return Colour(_hex(hue, 96, 65 + 3 * shade), _hex(hue, 62, 29 + 3 * shade))
    if kind == "package":
        hue = 85 + 200 * _part(function.package)
        return Colour(_hex(hue, 44, 77 + 2 * shade), _hex(hue, 30, 27 + 2 * shade))
    light, dark = _GREYS.get(kind, _GREYS["program"])
    return Colour(_hex(*light), _hex(*dark))


def _number(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def _part(text: str) -> float:
    """A number from 0 to 1, in steps: colours that differ by less could not be told apart."""
    return _number(text) % _HUES / (_HUES - 1)


def _hex(hue: float, saturation: int, lightness: int) -> str:
    """A colour as #rrggbb, which all that draw SVG know. See CSS Color 4, "HSL to sRGB"."""
    light = lightness / 100
    reach = saturation / 100 * min(light, 1 - light)

    def channel(number: int) -> int:
        at = (number + hue / 30) % 12
        return round(255 * (light - reach * max(-1, min(at - 3, 9 - at, 1))))

    return f"#{channel(0):02x}{channel(8):02x}{channel(4):02x}"
