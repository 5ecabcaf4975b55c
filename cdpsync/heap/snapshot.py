"""HeapSnapshot: a .heapsnapshot file, and every question one can ask it."""

from __future__ import annotations

import operator
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeGuard, TypeVar

import numpy as np
import numpy.typing as npt

from ..errors import SnapshotError
from ..files import Destination, Progress, extra_native_bytes, whole_file
from .analysis import Analysis
from .arrays import I32, I64, Mask
from .branches import Branch
from .detached import DETACHED
from .node import Node
from .nodes import Nodes
from .reading import Reader

if TYPE_CHECKING:
    from ..views import Table
    from .classes import ClassKey
    from .diff import Diff, DiffRow, Digest
    from .holders import HeldRow
    from .insight import ClosureRow, CollectionRow, DuplicateRow
    from .summary import ClassRow, Statistics

Source = str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes]

A = TypeVar("A", bound=np.ndarray[Any, Any])

_STEP = 1 << 20


class HeapSnapshot:
    """A heap snapshot, read into arrays; names, sizes and distances are those that Chrome DevTools shows.

    What is computed of it is computed when it is first needed: the names take no time, retained sizes about twice as
    long as reading the file.

    Threads: any; two that first ask for the same may both compute it, or one wait for the other.
    """

    def __init__(self, of: Analysis) -> None:
        """Use `HeapSnapshot.load`."""
        if not isinstance(of, Analysis):
            raise TypeError("HeapSnapshot.load(path) reads a snapshot")
        self._of = of
        self._summary: Table[ClassRow] | None = None

    @classmethod
    def load(cls, source: Source, progress: Progress | None = None) -> HeapSnapshot:
        """Read a snapshot: a path, its text as bytes or str, or a binary file from where it stands.

        `progress` is called with (done, total) in bytes; total is 0 where it is not known. Memory: about one and a half
        times the size of the file. SnapshotError, with the place, if it is cut, altered or no snapshot; OSError.
        """
        reader = Reader()
        try:
            for piece, total in _pieces(source):
                reader.feed(piece)
                if progress is not None:
                    progress(reader.size, total)
            return cls(Analysis(reader.finish()))
        except SnapshotError as error:
            if isinstance(source, str | os.PathLike) and not _is_text(source):
                raise SnapshotError(f"{os.fspath(source)}: {error}") from None
            raise

    def __repr__(self) -> str:
        return f"<HeapSnapshot: {self.node_count:,} nodes, {self.edge_count:,} edges, {self.total_size:,} bytes>"

    # --- the whole ---

    @property
    def node_count(self) -> int:
        return len(self._of.columns.id)

    @property
    def edge_count(self) -> int:
        return len(self._of.columns.to)

    @property
    def total_size(self) -> int:
        """Bytes of all nodes, and of what V8 says is outside of its heap."""
        return int(self._of.columns.self_size.sum()) + extra_native_bytes(self._of.columns.header)

    @property
    def meta(self) -> dict[str, Any]:
        """The header of the file, as it is."""
        return self._of.columns.header

    @property
    def root(self) -> Node:
        return Node(self._of, 0)

    def summary(self, filter: str | None = None, *, sort: str = "retained_size") -> Table[ClassRow]:
        """A row for each constructor: DevTools' Summary. `filter` is a word that its name must contain, in any case."""
        from .summary import summary

        if self._summary is None:
            self._summary = summary(self._of)
        rows = self._summary if filter is None else self._summary.filter(filter)
        return rows.sorted(sort)

    def statistics(self) -> Statistics:
        """Bytes by what they are: code, strings, arrays and so on; DevTools' Statistics."""
        from .summary import compute_statistics

        return compute_statistics(self._of)

    # --- compared with others ---

    def diff(self, older: HeapSnapshot | Digest) -> Diff:
        """What is new and what is gone since an older snapshot: DevTools' Comparison.

        Both must be of one process, and no client may have disconnected from it between them, nor have disabled
        HeapProfiler: V8 then gives out ids from the beginning. `warning` says so where it is evident.
        """
        from .diff import Digest, diff

        if not isinstance(older, HeapSnapshot | Digest):
            raise TypeError(f"a snapshot is compared with a HeapSnapshot or its digest(), not {type(older).__name__}")

        return diff(self._of, older.digest() if isinstance(older, HeapSnapshot) else older)

    def digest(self) -> Digest:
        """What `diff` needs of the older snapshot, so that it need not be kept whole."""
        from .diff import digest

        return digest(self._of)

    # --- nodes ---

    def node(self, id: int) -> Node:
        """The node of an id; LookupError if there is none."""
        try:
            id = operator.index(id)
        except TypeError:
            raise TypeError(f"an id is an int, not {id!r}") from None
        (found,) = np.nonzero(self._of.columns.id == id)
        if not len(found):
            raise LookupError(f"no node of this snapshot has the id {id}")
        return Node(self._of, int(found[0]))

    @property
    def nodes(self) -> Nodes:
        """All of them, in the order of the file."""
        return Nodes(self._of, np.arange(self.node_count, dtype=np.int32))

    def find(
        self,
        class_name: str | ClassRow | DiffRow | ClassKey | None = None,
        *,
        name: str | re.Pattern[str] | None = None,
        where: Mask | Callable[[Node], object] | None = None,
    ) -> Nodes:
        """The nodes of which all that is given is true, in the order of the file.

        `class_name` is that of a row of the summary, or such a row; `name` the whole name, or a pattern that is found
        in it; `where` a mask over all nodes, such as `snapshot.retained_sizes > 1_000_000`, or a function of a Node,
        which is slow where there are many.
        """
        kept = np.ones(self.node_count, bool)
        if class_name is not None:
            wanted = getattr(class_name, "key", class_name)
            keys, of_node = self._of.classes
            chosen = np.array([key == wanted or key.name == wanted for key in keys], bool)
            kept &= chosen[of_node]
        if name is not None:
            if not isinstance(name, str | re.Pattern):
                raise TypeError(f"a name is a str or a compiled pattern, not {name!r}")
            kept &= self._named(name, kept)
        if where is not None and not callable(where):
            mask = np.asarray(where)
            if mask.dtype != bool or mask.shape != kept.shape:
                raise TypeError(f"where= is a function of a Node, or a mask: {self.node_count:,} of True and False")
            kept &= mask
        found = Nodes(self._of, np.flatnonzero(kept).astype(np.int32))
        if callable(where):
            chosen = np.array([bool(where(node)) for node in found], bool)
            found = Nodes(self._of, found.ordinals[chosen])
        return found

    def _named(self, name: str | re.Pattern[str], among: Mask) -> Mask:
        strings, names = self._of.columns.strings, self._of.names
        if isinstance(name, str):
            fits: Callable[[str], object] = name.__eq__
            numbers = strings.numbers_of(name)
        else:
            fits = name.search
            numbers = np.array([number for number, text in enumerate(strings) if fits(text)], np.int32)
        hit = np.zeros(len(strings), bool)
        hit[numbers] = True
        found = hit[self._of.columns.name]
        # Those whose name is not the one in the file: joined strings, plain objects, what is detached.
        other = self._of.kinds.nodes("concatenated string") | (self._of.state == DETACHED)
        other |= self._of.kinds.nodes("object") & self._of.kinds.named("Object")
        for node in np.flatnonzero(other & among).tolist():
            found[node] = bool(fits(names.node(node)))
        return found

    def biggest(self, n: int = 20) -> Nodes:
        """The nodes with the greatest retained sizes, but for the roots that V8 made up for the snapshot."""
        nodes = np.flatnonzero(~self._of.kinds.nodes("synthetic")).astype(np.int32)
        n = max(0, min(n, len(nodes)))
        if 0 < n < len(nodes):
            nodes = nodes[np.argpartition(-self._of.retained[nodes], n - 1)]
        return Nodes(self._of, nodes[:n]).sorted("retained_size")

    def dominator_tree(self, depth: int = 3, node: Node | None = None, *, most: int = 10, least: int = 1) -> Branch:
        """The dominator tree from the root or a node: `most` branches of each, those of `least` bytes at least."""
        return Branch(node or self.root, depth, most, least)

    def detached_nodes(self) -> Nodes:
        """The DOM nodes that are no longer in a document, sorted by what they retain.

        Objects of Node's own, which DevTools calls "Detached Node / BindingData" and the like, are not among them.
        """
        return Nodes(self._of, np.flatnonzero(self._of.detached).astype(np.int32)).sorted("retained_size")

    def save_report(
        self, path: Destination, *, title: str = "Heap snapshot", older: HeapSnapshot | Digest | None = None
    ) -> None:
        """All of it as one HTML file, with a treemap of the dominator tree, and what is new since `older`.

        It loads nothing from anywhere, and takes its name when it is whole.
        """
        from .report import report

        text = report(self, title=title, older=older)
        with whole_file(path) as (file, keep):
            file.write(text.encode())
            keep()

    # --- questions ---

    def duplicated_strings(self) -> Table[DuplicateRow]:
        """Texts that are there more than once, as DevTools' "Duplicated strings"."""
        from .insight import duplicated_strings

        return duplicated_strings(self._of)

    def closures(self) -> Table[ClosureRow]:
        """Closures by function and place, with the contexts they hold."""
        from .insight import closures

        return closures(self._of)

    def collections(self, n: int = 1000) -> Table[CollectionRow]:
        """The `n` biggest Maps, Sets, WeakMaps, WeakSets and Arrays, by what they retain."""
        from .insight import collections

        return collections(self._of, n)

    # --- arrays by node, not to be written to ---

    @property
    def ids(self) -> npt.NDArray[Any]:
        return _view(self._of.columns.id)

    @property
    def shallow_sizes(self) -> I64:
        return _view(self._of.shallow)

    @property
    def retained_sizes(self) -> I64:
        return _view(self._of.retained)

    @property
    def distances(self) -> I32:
        """-5 is unreachable, and from 100,000,000 on only V8 itself gets there."""
        return _view(self._of.distance)

    @property
    def dominators(self) -> I32:
        """The place of each node's dominator; that of the root is 0, its own."""
        return _view(self._of.dominated.parent)


def leaks(baseline: HeapSnapshot | Digest, action: HeapSnapshot | Digest, final: HeapSnapshot) -> Table[HeldRow]:
    """Objects that came with `action` and that `final` still holds, by class and by how they are held.

    Take one snapshot when the program is warm, one after an action that should leave nothing behind, one after that was
    undone: what is listed is suspect. As for `HeapSnapshot.diff`, all must be taken while no client disconnects.
    """
    from .holders import leaks

    older = [one.digest() if isinstance(one, HeapSnapshot) else one for one in (baseline, action)]
    return leaks(older[0], older[1], final._of)


def _view(array: A) -> A:
    view: A = array.view()
    view.flags.writeable = False
    return view


def _is_text(source: Source) -> TypeGuard[str]:
    """Whether it is the text itself and no path."""
    return isinstance(source, str) and source[:1000].lstrip("\ufeff \n\r\t").startswith("{")


def _pieces(source: Source) -> Iterator[tuple[bytes, int]]:
    if _is_text(source):
        source = source.encode("utf-8", "surrogatepass")
    if isinstance(source, bytes | bytearray | memoryview):
        view = memoryview(source).cast("B")
        for start in range(0, len(view), _STEP):
            yield bytes(view[start : start + _STEP]), len(view)
        return
    if isinstance(source, str | os.PathLike):
        with Path(source).open("rb", buffering=0) as file:
            yield from _of_file(file)
        return
    if not hasattr(source, "read"):
        raise TypeError(f"a heap snapshot is a path, bytes or a binary file, not {type(source).__name__}")
    yield from _of_file(source)


def _of_file(file: Any) -> Iterator[tuple[bytes, int]]:
    try:
        total = os.fstat(file.fileno()).st_size - file.tell()
    except (OSError, AttributeError):
        total = 0  # a pipe, or a file in memory
    while piece := file.read(_STEP):
        if not isinstance(piece, bytes):
            raise TypeError("a heap snapshot is read from a binary file: open it with 'rb'")
        yield piece, total
