"""Redactable: the part of a HeapSnapshot that writes a copy without the program's data."""

from __future__ import annotations

from collections.abc import Collection

from ...files import Destination, whole_file
from ..analysis.analysis import Analysis


class Redactable:
    """A snapshot that can be shown to others."""

    _of: Analysis

    def redact(
        self, path: Destination, *, key: bytes | str | None = None, keep: Collection[str] = ("functions", "variables")
    ) -> None:
        """Write a copy of the snapshot without the program's data, which you can show to others.

        The copy has the same nodes, references, sizes, ids and constructors, and DevTools shows the same numbers. Each
        text is replaced by letters, of the same length in JavaScript. Equal texts stay equal, so duplicated strings
        keep their counts.

        - Replaced: strings, symbols, numbers, regular expressions, source code, the names of properties (they may be
          keys of a dictionary), the names of scripts, URLs, and the attributes of elements.
        - Kept: constructors, tags of elements, V8's and Chrome's own words, places in scripts as numbers, the indices
          of elements, and what `keep` names: any of "functions", "variables", "properties" and "scripts", by default
          the first two.
        - May be data as well: the names of functions, classes, variables and elements that the program makes at run
          time, what Symbol.toStringTag calls an object, and keys that are whole numbers, which are indices.
        - Left out: parts of the file that this version does not know.

        Without `key`, nobody can find out what a text was, and another copy has other letters. With the same `key`,
        the same text has the same letters in all copies, so copies can be compared. Whoever has the key can check
        guesses. Some short texts and parts of joined strings are exceptions: their letters depend on other texts.

        `path` is a path, which is replaced when the copy is complete, or a binary file object. Raises ValueError if
        `keep` names something else, and OSError if the file cannot be written.
        """
        from .redact import redact

        secret = key.encode("utf-8", "surrogatepass") if isinstance(key, str) else key
        with whole_file(path) as (file, done):
            redact(self._of, file, secret, keep)
            done()
