"""HoldingViews: the questions about what parts of a program hold: contexts, detached nodes, frames, packages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..analysis.analysis import Analysis
from ..objects.node import Nodes

if TYPE_CHECKING:
    from ...views import Table
    from .native_contexts import NativeContextRow


class HoldingViews:
    """What HeapSnapshot says about parts of the program."""

    _of: Analysis

    def retained_by(self, what: str) -> Nodes:
        """The objects that the program would not reach without these, as DevTools' filters of the Summary have them.

            snapshot.summary(nodes=snapshot.retained_by("detached-dom"))

        `what` is "detached-dom" (nodes that are not in a document), "event-handlers" (of DOM nodes), "contexts" (the
        scopes whose variables closures use) or "console" (what DevTools' console has shown). Those themselves are among
        the objects, except for "console". Raises ValueError for any other word.
        """
        from ..analysis.avoiding import retained_by

        return Nodes(self._of, np.flatnonzero(retained_by(self._of, what)).astype(np.int32))

    def native_contexts(self) -> Table[NativeContextRow]:
        """A table of the native contexts (pages, frames, extensions, realms) and the bytes of the objects of each.

        Two more rows have what several of them share, and what belongs to V8 itself or to the browser.
        """
        from .native_contexts import native_contexts

        return native_contexts(self._of)
