"""Finds the line of a script on which a variable is declared, to say where a Map or an array that holds others is."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from ...sources import Sources, Unreadable, as_url, file_at, line_starts, shown
from ..analysis.analysis import Analysis
from .retainers import source_of, sources_of

_CONTEXTS = 200
"""The most contexts that are looked through for a function that uses one of them."""
_LARGEST = 20_000_000
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_GLOBAL = r"(?:globalThis|global|window|self)\s*(?:\.\s*{name}\b|\[\s*['\"]{name}['\"]\s*\])\s*(?:\?\?|\|\|)?=(?!=)"
_VARIABLE = (
    r"(?:\b(?:let|const|var)\s+(?:[\w$]+\s*(?:=[^;\n]*?)?,\s*)*{name}\s*(?![\w$:])"
    r"|\b(?:let|const|var)\s*[\[{{][^=\n]*\b{name}\b[^=\n]*[\]}}]\s*="
    r"|\b(?:class|function\s*\*?)\s+{name}\b)"
)


class SourceLine(NamedTuple):
    """A line of a source file. `str()` is "app.ts:4"."""

    file: str
    """A path for file: URLs, otherwise the URL; "" if it is not known."""
    line: int
    """The line, counted from 1; 0 if only the file is known."""

    def __str__(self) -> str:
        name = self.file.replace("\\", "/").rpartition("/")[2] or self.file
        return f"{name}:{self.line}" if self.line else name


class Declarations:
    """Finds where variables are declared, in the files on this machine. Each is read once."""

    def __init__(self, of: Analysis) -> None:
        self._of = of
        self._texts: dict[str, str] = {}
        self._properties: dict[str, SourceLine | None] = {}
        self._sources = Sources()

    def variable(self, context: int, name: str) -> SourceLine | None:
        """Where the variable of a context is declared; None if its script is not known.

        The line is found only if the script declares one variable of this name.
        """
        script = self._script_of(context)
        if not script:
            return None
        return SourceLine(shown(script), self._line(script, _VARIABLE, name))

    def property(self, name: str) -> SourceLine | None:
        """Where the property of the global object is set, if one script does so in one place."""
        if name not in self._properties:
            self._properties[name] = self._property(name)
        return self._properties[name]

    def _property(self, name: str) -> SourceLine | None:
        found = []
        for script in self._of.places.scripts():
            for pattern in (_GLOBAL, _VARIABLE):
                line = self._line(script, pattern, name)
                if line:
                    found.append(SourceLine(shown(script), line))
                    break
        return found[0] if len(found) == 1 else None

    def line(self, url: str, raw_line: int, raw_column: int) -> SourceLine:
        """A place in a script (from 0), or its source if the script has a source map."""
        place = self._sources.place(url, raw_line, raw_column)
        return SourceLine(place.file, place.line) if place is not None else SourceLine(shown(url), raw_line + 1)

    def _line(self, script: str, pattern: str, name: str) -> int:
        text = self._text(script)
        found = list(re.finditer(pattern.format(name=re.escape(name)), text)) if name in text else []
        if len(found) != 1:
            return 0
        at = found[0].end() - len(found[0][0].rpartition(name)[2]) - len(name)
        return bisect_right(line_starts(text), at)

    def _text(self, script: str) -> str:
        """The text of a script with spaces in place of its comments; "" if it is not a file on this machine."""
        if script not in self._texts:
            try:
                text = file_at(as_url(script)).decode("utf-8", "replace")
            except Unreadable:
                text = ""
            blank = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text) if len(text) < _LARGEST else ""
            self._texts[script] = blank
        return self._texts[script]

    def _script_of(self, context: int) -> str:
        """The script of a function that has this context, or one inside it."""
        of = self._of
        pending, seen = [context], {context}
        closure = of.kinds.node("closure")
        for at in pending:
            incoming = of.edges_to(at)
            sources = sources_of(of, incoming).tolist()
            for edge, source in zip(incoming.tolist(), sources, strict=True):
                name = of.names.edge(edge)
                if name == "context" and of.columns.type[source] == closure:
                    place = of.places.of(source)
                    if place is not None and place.script:
                        return place.script
                elif name == "previous" and source not in seen and len(seen) < _CONTEXTS:
                    seen.add(source)
                    pending.append(source_of(of, edge))
        return ""
