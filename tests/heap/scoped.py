"""Small random heaps with scopes, contexts and closures, for the comparison with DevTools' ContextAnalyzer.

python -m tests.heap.scoped DIRECTORY [COUNT]    # 2,000 heaps by default; DevTools is fetched into DIRECTORY
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from pathlib import Path
from typing import Any

from cdpsync.heap import HeapSnapshot
from cdpsync.heap.analysis.unused import unused

from . import devtools
from .handmade import Edge, Handmade

SCOPES = {
    "scope_fields": ["script_node_index", "scope_id", "depth", "scope_context_vars_count", "scope_uses_count"],
    "scope_context_var_fields": ["name"],
    "scope_use_fields": ["declaring_scope_id", "slot_index"],
}


class Scoped:
    """A heap whose scripts have scopes. A scope is added before those that are inside it."""

    def __init__(self, *roots: str) -> None:
        self.heap: Handmade = Handmade(*roots)
        self._scopes: list[tuple[str, int, int, list[str], list[tuple[int, int]]]] = []
        self._numbers: set[int] = set()

    def scope(self, script: str, id: int, depth: int, variables: list[str], uses: list[tuple[int, int]]) -> None:
        """`uses` are pairs: the id of the scope that declares a variable, and its place among the variables."""
        self._scopes.append((script, id, depth, variables, uses))

    def number(self, value: int) -> str:
        """The key of a node for a small integer."""
        if value not in self._numbers:
            self._numbers.add(value)
            self.heap.node(f"text {value}", type="string", name=str(value))
            self.heap.node(f"int {value}", 0, ("internal", "value", f"text {value}"), type="number", name="int")
        return f"int {value}"

    def text(self, other: dict[str, list[int]] | None = None, extra: bool = False) -> str:
        """The text of the file. `other` are sections to write in place of its own. With `extra`, rows have one more
        number."""
        document = self.heap.document()
        meta, strings = document["snapshot"]["meta"], document["strings"]
        meta.update({key: fields + ["future"] * extra for key, fields in SCOPES.items()})
        names = {text: number for number, text in enumerate(strings)}
        rows: list[int] = []
        variables: list[int] = []
        uses: list[int] = []
        for script, id, depth, named, used in self._scopes:
            place = self.heap.ordinal(script) * len(meta["node_fields"])
            rows += [place, id, depth, len(named), len(used)] + [9] * extra
            for one in named:
                if one not in names:
                    names[one] = len(strings)
                    strings.append(one)
                variables += [names[one]] + [9] * extra
            uses += [number for use in used for number in (*use, *[9] * extra)]
        del document["strings"]
        document |= {"scopes": rows, "scope_context_vars": variables, "scope_uses": uses} | (other or {})
        document["strings"] = strings
        return json.dumps(document, separators=(",", ":"))


def random_heap(seed: int) -> str:
    """The text of a heap whose contexts, closures and scopes are put together at random."""
    draw = random.Random(seed)
    made = Scoped("holder")
    heap, held = made.heap, list[str]()

    def node(key: str, size: int, *edges: Edge, type: str = "object", name: str | None = None) -> str:
        heap.node(key, size, *edges, type=type, name=name)
        if draw.random() < 0.7:
            held.append(key)
        return key

    values = [node(f"value {at}", draw.randrange(8, 80), name="Value") for at in range(6)]
    for at in range(4):
        node(f"owner {at}", 8, ("property", "v", draw.choice(values)), name="Owner")
    for script in range(draw.choice((1, 1, 2))):
        _script(made, draw, node, values, script)
    heap.node("holder", 8, *[("element", at, key) for at, key in enumerate(held)])
    return made.text()


def _script(made: Scoped, draw: random.Random, node: Any, values: list[str], number: int) -> None:
    script = node(
        f"script {number}", 16, type="code", name=draw.choice(("system / Script", "system / Script / app.js"))
    )
    count = draw.randrange(1, 8)
    depths, ids = [0], [draw.randrange(3) + 1]
    for _ in range(count - 1):
        depths.append(draw.randrange(0, depths[-1] + 2))
        ids.append(ids[-1] + draw.choice((0, 1, 1, 1, 1, 3)))
    variables = [[draw.choice("abcd") for _ in range(draw.randrange(4))] for _ in range(count)]
    for at in range(count):
        uses = [(draw.choice(ids), draw.randrange(4)) for _ in range(draw.randrange(4))]
        if draw.random() < 0.95:
            made.scope(script, ids[at], depths[at], variables[at], uses)
        else:  # a scope that is not in the heap; the scopes inside it still need one around them
            made.scope(script, ids[at], depths[at], [], [])
    infos: list[str] = []
    contexts: list[str] = []
    functions: list[str] = []
    for at in range(count):
        around = [one for one in range(at) if depths[one] < depths[at]]
        edges: list[Edge] = []
        if draw.random() < 0.95:
            edges.append(("internal", "scope_id", made.number(ids[at])))
        if around and infos and draw.random() < 0.9:
            edges.append(("internal", "outer_scope_info", infos[around[-1]]))
        infos.append(node(f"info {number} {at}", 8, *edges, type="code", name="system / ScopeInfo"))
        if draw.random() < 0.8:
            edges = [("internal", "script", script), ("internal", "scope_id", made.number(ids[at]))]
            if draw.random() < 0.8:
                edges.append(("internal", "name_or_scope_info", infos[at]))
            draw.shuffle(edges)
            kept = edges if draw.random() < 0.9 else edges[1:]
            functions.append(node(f"shared {number} {at}", 8, *kept, type="code", name="system / SharedFunctionInfo"))
        names = [draw.choice("abcdx") for _ in range(draw.randrange(4))]
        for which in range(draw.randrange(3)):
            edges = [("context", name, draw.choice(values)) for name in names]
            if draw.random() < 0.95:
                edges.append(("internal", "scope_info", infos[at]))
            if contexts and draw.random() < 0.9:
                edges.append(("internal", "previous", draw.choice(contexts)))
            called = draw.choice(("system / Context", "system / Context", "system / Context / app.js", "Contextual"))
            contexts.append(node(f"context {number} {at} {which}", 8, *edges, name=called))
    for at in range(draw.randrange(5)):
        edges = []
        if functions and draw.random() < 0.95:
            edges.append(("internal", "shared", draw.choice(functions)))
        if contexts and draw.random() < 0.95:
            edges.append(("internal", "context", draw.choice(contexts)))
        called = draw.choice(("f", "g", "", "f", "system / Context", "system / Script"))
        node(f"closure {number} {at}", 32, *edges, type="closure", name=called)


Found = tuple[list[tuple[int, int, str, int, int]], int]


def found_by(snapshot: HeapSnapshot) -> Found:
    """The unused variables, and the number of contexts whose scripts have no scopes.

    A variable is the ids of its ScopeInfo and its context, its name, the id of its value, and what that retains.
    """
    of = snapshot._of
    found, ids, to = unused(of), of.columns.id, of.columns.to
    rows = [
        (int(ids[info]), int(ids[context]), of.names.edge(edge), int(ids[to[edge]]), int(of.retained[to[edge]]))
        for info, context, edge in zip(found.info, found.context, found.edges.tolist(), strict=True)
    ]
    return sorted(rows), found.unknown


def theirs(views: dict[str, Any]) -> Found:
    """The same as DevTools finds it."""
    rows = [
        (
            scope["scopeInfoNodeId"],
            context["contextNodeId"],
            field["name"],
            field["valueNodeId"],
            int(field["retainedSize"]),
        )
        for scope in views["contexts"]["scopes"]
        for context in scope["contexts"]
        for field in context["deadFields"]
    ]
    return sorted(rows), sum(one["contextCount"] for one in views["contexts"]["scriptsWithoutScopes"])


def compare(package: Path, seeds: range, directory: Path) -> tuple[int, list[int]]:
    """How many unused variables these heaps have, and the seeds of those where DevTools finds others."""
    texts = [random_heap(seed) for seed in seeds]
    files = [directory / f"{seed}.heapsnapshot" for seed in seeds]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, "utf-8")
    found = [found_by(HeapSnapshot.load(text)) for text in texts]
    expected = map(theirs, devtools.views(package, files))
    wrong = [seed for seed, one, other in zip(seeds, found, expected, strict=True) if one != other]
    return sum(len(rows) for rows, _ in found), wrong


def main() -> None:
    """Print how many unused variables were compared, and the seeds of the heaps where DevTools finds others."""
    package, count = devtools.package(Path(sys.argv[1])), int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    for start in range(0, count, 250):
        end = min(count, start + 250)
        with tempfile.TemporaryDirectory() as folder:
            number, wrong = compare(package, range(start, end), Path(folder))
        print(f"{end:,} heaps: {number:,} unused variables; DevTools finds others in: {wrong or '-'}", flush=True)


if __name__ == "__main__":
    main()
