"""Skip: finds the end of a JSON value that is not needed, in a text that comes in pieces."""

from __future__ import annotations

import re
import sys

_MARK = re.compile(rb'["\[\]{}]')
_IN_STRING = re.compile(rb'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)
_WORD = re.compile(rb"[^\s,\]}]*")
_BLANK = re.compile(rb"\s*")
_OPENED_BY = {b"]": ord("["), b"}": ord("{")}


class Skip:
    """Finds the end of a value: of an array, an object, a string, a number or a word such as null.

    `text` is what has already been read of it, such as "[". It only looks at brackets and quotes. At most `deepest`
    brackets may be open at once.
    """

    def __init__(self, text: bytes = b"", deepest: int = sys.maxsize) -> None:
        self.numbers_only: bool = True
        """Whether it has only had arrays and numbers so far, no strings and no objects."""
        self._open = bytearray()
        self._deepest = deepest
        self._begun = False
        self._is_word = False  # a number, or true, false or null
        self._within = False  # within a string
        self._escaped = False  # the backslash of an escape was the last byte so far
        self.feed(text)

    def feed(self, data: bytes, at: int = 0) -> int:
        """Take the next bytes, from `at` on. Returns where the value ends; -1 if it has not ended yet.

        Raises ValueError if a bracket closes another one, or if too many are open; its args are what is wrong and at
        which byte.
        """
        while True:
            if not self._begun:
                at = self._begin(data, at)
            if self._within:
                at = self._string(data, at)
            if self._begun and not self._within and not self._open:
                if not self._is_word:
                    return at
                word = _WORD.match(data, at)
                return word.end() if word and word.end() < len(data) else -1
            found = None if self._within or at >= len(data) else _MARK.search(data, at)
            if found is None:
                return -1
            at = found.end()
            mark = found[0]
            if mark == b'"':
                self._within, self.numbers_only = True, False
            elif mark in b"[{":
                self._open += mark
                self.numbers_only = self.numbers_only and mark == b"["
                if len(self._open) > self._deepest:
                    raise ValueError(f"more than {self._deepest:,} brackets are open", found.start())
            elif self._open.pop() != _OPENED_BY[mark]:
                raise ValueError(f"{mark.decode()!r} closes another bracket", found.start())

    def _begin(self, data: bytes, at: int) -> int:
        found = _BLANK.match(data, at)
        at = found.end() if found else at
        if at == len(data):
            return at
        self._begun = True
        first = data[at : at + 1]
        if first == b'"':
            self._within, self.numbers_only = True, False
        elif first in b"[{":
            self._open += first
            self.numbers_only = first == b"["
        else:
            self._is_word = True
            return at
        return at + 1

    def _string(self, data: bytes, at: int) -> int:
        """Where a string ends, after its quote, or the end of the data."""
        if self._escaped and at < len(data):
            at, self._escaped = at + 1, False
        found = _IN_STRING.match(data, at)
        at = found.end() if found else at
        if at < len(data):
            self._within = data[at : at + 1] != b'"'
            self._escaped = self._within  # it is a backslash at the end
        return min(at + 1, len(data))
