"""CallFrame: a function on a stack, as V8 names it."""

from __future__ import annotations

from typing import NamedTuple


class CallFrame(NamedTuple):
    """A function on a stack, as V8 names it. Lines and columns count from 0; -1 if V8 does not know them."""

    name: str
    script_id: str
    url: str
    raw_line: int
    raw_column: int
