"""Site: a place in the program's source, as findings name it."""

from __future__ import annotations

from typing import NamedTuple


class Site(NamedTuple):
    """A place in a source file. Lines and columns count from 1; 0 if that is not known."""

    file: str
    line: int = 0
    column: int = 0
    function: str = ""
    """The function there; "" if it has no name."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file

    def to_dict(self) -> dict[str, object]:
        """The place as a dict for JSON."""
        return dict(self._asdict())
