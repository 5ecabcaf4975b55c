"""ScopeRows: finds scopes by script and id, their variables by name, and who uses them."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ..arrays import I32, I64, Mask, leading, unique
from ..format.scopes import Scopes
from ..format.strings import Strings

LOW = (1 << 32) - 1
"""The bits of the second of two numbers that are packed into one."""


class ScopeRows:
    """Finds the rows of `Scopes` by script and id."""

    def __init__(self, scopes: Scopes) -> None:
        self.scopes: Scopes = scopes
        self.count: int = len(scopes.id)
        ids = scopes.id.astype(np.int64)
        self._least = int(ids.min()) if self.count else 0
        self._most = int(ids.max()) if self.count else 0
        keys = self._packed(scopes.script, ids)
        order = np.argsort(keys, kind="stable")[::-1].astype(np.int32)
        first = leading(keys[order])  # of rows with one key the last counts
        self._keys, self._row = keys[order][first][::-1], order[first][::-1]
        self.same: I32 = self.find(scopes.script, ids)
        """The row that counts for each row, if several have its script and id."""
        self.owner: I32 = np.repeat(np.arange(self.count, dtype=np.int32), np.diff(scopes.first_variable))
        """The scope of each variable."""

    def _packed(self, script: npt.NDArray[Any], ids: npt.NDArray[Any]) -> I64:
        keys: I64 = script.astype(np.int64) << 32 | (ids - self._least)
        return keys

    def find(self, script: npt.NDArray[Any], ids: npt.NDArray[Any]) -> I32:
        """The row of each script and id, or -1."""
        if not self.count:
            return np.full(len(script), -1, np.int32)
        keys = self._packed(script, np.clip(ids, self._least, self._most))
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        good = (self._keys[at] == keys) & (ids >= self._least) & (ids <= self._most) & (script >= 0)
        return np.where(good, self._row[at], -1).astype(np.int32)

    def knows(self, script: npt.NDArray[Any]) -> Mask:
        """Which scripts have scopes."""
        return np.isin(script, self.scopes.script)

    def parents(self) -> I32:
        """The scope around each scope; -1 for the outermost ones."""
        depth, script = self.scopes.depth.astype(np.int64), self.scopes.script
        parent = np.full(self.count, -1, np.int32)
        run = np.cumsum(leading(script))
        above = np.flatnonzero(depth == 0)
        for at in range(1, int(depth.max(initial=0)) + 1):
            here = np.flatnonzero(depth == at)
            if not len(here) or not len(above):
                break
            found = above[np.maximum(np.searchsorted(above, here) - 1, 0)]
            good = (found < here) & (run[found] == run[here])
            parent[here[good]] = found[good]
            above = here
        return parent

    def variable_of(self, strings: Strings, scope: I32, names: I32) -> I64:
        """The variable that each name means in each scope, or -1. The first one of a name counts."""
        known = np.full(len(strings), -1, np.int32)
        numbers: dict[str, int] = {}
        for number in np.unique(self.scopes.names).tolist():
            known[number] = numbers.setdefault(strings[number], len(numbers))
        for number in np.unique(names).tolist():
            known[number] = numbers.get(strings[number], -1)
        keys = self.owner.astype(np.int64) << 32 | known[self.scopes.names]
        order = np.argsort(keys, kind="stable")
        order = order[leading(keys[order])]
        keys = keys[order]
        wanted = scope.astype(np.int64) << 32 | known[names].astype(np.int64) & LOW
        if not len(keys):
            return np.full(len(names), -1, np.int64)
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        found: I64 = np.where((known[names] >= 0) & (keys[at] == wanted), order[at], -1)
        return found

    def users(self) -> tuple[I32, I64]:
        """Scopes and variables: each scope with every variable that it, or a scope inside it, uses."""
        scopes = self.scopes
        user = np.repeat(np.arange(self.count, dtype=np.int32), np.diff(scopes.first_use))
        declared = self.find(scopes.script[user], scopes.use_of.astype(np.int64))
        slot = scopes.slot.astype(np.int64)
        variable = scopes.first_variable[declared] + slot
        good = (declared >= 0) & (slot >= 0) & (variable < scopes.first_variable[declared + 1])
        parent = self.parents()
        pairs = unique(self.same[user[good]].astype(np.int64) << 32 | variable[good])
        found = pairs
        while len(pairs):
            above = parent[pairs >> 32]
            pairs = unique((above.astype(np.int64) << 32 | pairs & LOW)[above >= 0])
            pairs = pairs[~np.isin(pairs, found, assume_unique=True)]
            found = np.sort(np.concatenate((found, pairs)))
        return self.same[found >> 32], found & LOW
