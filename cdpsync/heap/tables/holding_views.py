"""HoldingViews: the questions about what parts of a program hold: contexts, detached nodes, frames, packages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..analysis.analysis import Analysis
from ..objects.node import Nodes

if TYPE_CHECKING:
    from ...views import Table
    from .native_contexts import NativeContextRow
    from .packages import PackageRow
    from .unused_variables import UnusedRow


class HoldingViews:
    """What HeapSnapshot says about parts of the program."""

    _of: Analysis

    def retained_by(self, what: str) -> Nodes:
        """The objects that are alive only because of `what`, as in the filters of DevTools' Summary.

            snapshot.summary(nodes=snapshot.retained_by("detached-dom"))

        `what` is "detached-dom" (nodes that are not in a document), "event-handlers" (of DOM nodes), "contexts" (the
        scopes whose variables closures use) or "console" (what DevTools' console has shown). These nodes,
        handlers and contexts are among the objects. Raises ValueError for any other word.
        """
        from ..analysis.avoiding import retained_by

        return Nodes(self._of, np.flatnonzero(retained_by(self._of, what)).astype(np.int32))

    def native_contexts(self) -> Table[NativeContextRow]:
        """A table of the native contexts (pages, frames, extensions, realms) and the bytes of the objects of each.

        Two more rows have what several of them share, and what belongs to V8 itself or to the browser.
        """
        from .native_contexts import native_contexts

        return native_contexts(self._of)

    def unused_variables(self) -> Table[UnusedRow]:
        """A table of the variables that contexts hold, but neither a living function nor one that it could make uses.

        A context keeps the variables of a scope for all functions inside it. As long as one of them lives, all of
        the variables live, even those that only the others used. Only Chrome 156 and later write what this needs.
        Raises ValueError if the snapshot does not have them, as those of Node 26 and Deno 2.9 do not.
        """
        from .unused_variables import unused_variables

        return unused_variables(self._of)

    def packages(self, *, sort: str = "retained_size") -> Table[PackageRow]:
        """A table of what the packages of the program hold, by retained size. `sort` is the name of a column.

        The package is that of the path or URL: of node_modules (the innermost one), of pnpm's and Deno's stores, npm:
        and jsr:, or of a CDN. All other files are "(own code)", "(node)" or "(deno)". To a file belong

        - its functions and generators, with what V8 compiled of them, and the text of its script
        - contexts, which hold the variables that its functions use
        - objects whose constructor is defined in it
        - its module, with the variables of an ES module; of CommonJS, the plain object or array that it alone exports

        `retained_size` is what the dominator tree says: each byte that one of these nodes retains counts once for the
        package. It counts for other packages, too, if they retain this one's objects. `own_size` counts each byte only
        for the nearest one, so that all of them add up to the size in the title.

        A snapshot does not say who made objects like {} and [], strings and Maps. They count if only one package holds
        them. What two nodes of a package hold together, but neither alone, counts for neither, as in DevTools. Code
        without a URL, such as that of eval(), belongs to no file. If a bundle has a source map on this machine, its
        functions and objects belong to their sources, but its text and the contexts that they share belong to it.

        Raises ValueError if there is no such column.
        """
        from .packages import packages

        return packages(self._of, "package").sorted(sort)

    def sources(self, *, sort: str = "retained_size") -> Table[PackageRow]:
        """A table of what the source files of the program hold: the same as `packages`, for each file."""
        from .packages import packages

        return packages(self._of, "file").sorted(sort)
