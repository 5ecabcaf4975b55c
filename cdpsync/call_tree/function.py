"""Function: a function of the program, at its place in the source."""

from __future__ import annotations

from typing import NamedTuple


class Function(NamedTuple):
    """A function of the program, or one of V8's own entries such as (idle).

    `file` is the source file: a path for file: URLs, otherwise the URL; "" for V8's own. `line` and `column`, from 1,
    say where the function begins in the source, through a source map if there is one; 0 if that is not known.
    """

    name: str
    """Its name: "" for the top level of a script, "(anonymous)" for a function without a name."""
    file: str = ""
    line: int = 0
    column: int = 0
    url: str = ""
    """The URL of the code that V8 ran."""
    package: str = ""
    """The package of node_modules it is in, such as "lodash" or "@babel/core"; "" if it is in none."""
    category: str = "program"
    """What kind of time or memory it is: see CATEGORIES."""


CATEGORIES = ("javascript", "native", "gc", "program", "idle")
"""`javascript`: code with a script, `native`: code of V8 and of the runtime, `gc`: the garbage collector, `program`:
time in which no JavaScript ran though the thread was busy, `idle`: the thread waited."""
