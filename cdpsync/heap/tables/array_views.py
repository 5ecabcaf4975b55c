"""ArrayViews: what is known about every node of a heap snapshot, as arrays."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from ..analysis.analysis import Analysis
from ..arrays import I32, I64

A = TypeVar("A", bound=np.ndarray[Any, Any])


class ArrayViews:
    """The arrays of HeapSnapshot: a number for each node, in the order of the file. They cannot be written to."""

    _of: Analysis

    @property
    def ids(self) -> npt.NDArray[Any]:
        """The id of each node."""
        return _view(self._of.columns.id)

    @property
    def shallow_sizes(self) -> I64:
        """The shallow size of each node, in bytes: what the node itself takes."""
        return _view(self._of.shallow)

    @property
    def retained_sizes(self) -> I64:
        """The retained size of each node, in bytes: what would be freed with it."""
        return _view(self._of.retained)

    @property
    def distances(self) -> I32:
        """The number of references on the shortest way from a root of the program to each node.

        It is -5 for nodes that no root reaches, and 100,000,000 or more for those that only V8's own roots reach.
        """
        return _view(self._of.distance)

    @property
    def dominators(self) -> I32:
        """The index of each node's dominator in these arrays. The root, at index 0, is its own dominator."""
        return _view(self._of.dominated.parent)


def _view(array: A) -> A:
    view: A = array.view()
    view.flags.writeable = False
    return view
