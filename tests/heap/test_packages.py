"""What packages and source files hold."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from cdpsync import launch
from cdpsync.heap import HeapSnapshot, PackageRow

from ..conftest import command, find_runtime, wait_for
from .handmade import Edge, Handmade, Loaded, properties


def add_script(heap: Handmade, number: int, url: str) -> Edge:
    """Add a script and a SharedFunctionInfo of it. Returns a closure's reference to that."""
    heap.node(f"script {number}", 8, ("internal", "name", f"url {number}"), type="code", name="system / Script")
    heap.node(f"url {number}", 8, type="string", name=url)
    edge: Edge = ("internal", "script", f"script {number}")
    heap.node(f"shared {number}", 8, edge, type="code", name="system / SharedFunctionInfo")
    return "internal", "shared", f"shared {number}"


def rows(loaded: Loaded, by: str = "packages") -> dict[str, PackageRow]:
    return {row.name: row for row in getattr(loaded.snapshot, by)()}


def members(loaded: Loaded, row: PackageRow) -> set[str]:
    return {loaded.keys[at] for at in row.nodes.ordinals.tolist()}


PATHS = {
    "/app/node_modules/left/index.js": "left",
    "/app/node_modules/@babel/core/lib/index.js": "@babel/core",
    "/app/node_modules/.pnpm/deep@1.0.0/node_modules/deep/index.js": "deep",
    "file:///app/node_modules/a/node_modules/b/c.mjs": "b",
    "file:///root/.cache/deno/npm/registry.npmjs.org/@scope/name/1.2.3/mod.js": "@scope/name",
    "https://jsr.io/@std/path/1.0.8/join.ts": "@std/path",
    "https://esm.sh/react@19.0.0/react.mjs": "react",
    "node:internal/errors": "(node)",
    "ext:core/00_infra.js": "(deno)",
    "https://example.com/page.js": "(own code)",
    "/app/server.js": "(own code)",
}


def test_functions_belong_to_the_package_of_their_script() -> None:
    heap = Handmade(*(f"f {at}" for at in range(len(PATHS))))
    for at, url in enumerate(PATHS):
        heap.node(f"f {at}", 32, add_script(heap, at, url), type="closure", at=(at + 1, 0, 9))
    loaded = heap.load()
    found = rows(loaded)
    assert {name: row.files for name, row in found.items()} == {
        name: [*PATHS.values()].count(name) for name in PATHS.values()
    }
    assert members(loaded, found["left"]) == {"f 0", "script 0", "shared 0"}
    assert (found["left"].shallow_size, found["left"].retained_size, found["left"].own_size) == (48, 56, 56)
    assert {row.name for row in loaded.snapshot.sources()} >= {"/app/server.js", "/app/node_modules/left/index.js"}


def test_contexts_and_objects_of_classes_belong_to_a_file_and_plain_objects_do_not() -> None:
    heap = Handmade("f", "thing", "plain")
    f = [add_script(heap, 1, "/app/node_modules/left/a.js"), ("internal", "context", "context")]
    heap.node("f", 32, *f, type="closure", at=(1, 0, 9))
    heap.node("context", 8, ("context", "a", "held"), ("internal", "previous", "outer"), name="system / Context")
    heap.node("outer", 8, ("context", "b", "also held"), name="system / Context")
    heap.node("held", 100, name="Object")
    heap.node("also held", 200, name="Object")
    heap.node("thing", 16, name="Thing", at=(1, 4, 2))
    heap.node("plain", 16, name="Object")
    loaded = heap.load()
    (row,) = loaded.snapshot.packages()
    assert members(loaded, row) == {"f", "context", "outer", "thing", "script 1", "shared 1"}
    assert row.retained_size == 32 + 8 + 8 + 100 + 200 + 16 + 8 + 8 + 8


def test_a_module_of_commonjs_belongs_to_its_file_and_so_does_the_object_that_it_alone_exports() -> None:
    heap = Handmade("one", "two", "three", "user")
    for key, exports in (("one", "table"), ("two", "again"), ("three", "again")):
        heap.node(key, 8, *properties(filename=f"{key}.js", exports=exports), name="Module")
        heap.node(f"{key}.js", 8, type="string", name=f"/app/node_modules/{key}/index.js")
    heap.node("user", 8, *properties(a="table"))
    heap.node("table", 100, name="Object")
    heap.node("again", 200, name="Object")
    loaded = heap.load()
    found = rows(loaded)
    assert members(loaded, found["one"]) == {"one", "table"}
    assert members(loaded, found["two"]) == {"two"}
    assert found["one"].retained_size == 8 + 8 + 100


def test_a_module_of_v8_belongs_to_the_file_of_its_function() -> None:
    heap = Handmade("module")
    heap.node(
        "module", 8, ("hidden", 0, "cells"), ("hidden", 4, "run"), type="hidden", name="system / SourceTextModule"
    )
    heap.node("cells", 50, type="array", name="")
    heap.node("run", 16, name="Generator", at=(1, 0, 0))
    heap.node("f", 32, add_script(heap, 1, "/app/a.mjs"), type="closure", at=(1, 0, 0))
    loaded = heap.load()
    (row,) = loaded.snapshot.sources()
    assert {"module", "run"} <= members(loaded, row)
    assert row.name == "/app/a.mjs"


def test_functions_of_a_bundle_belong_to_their_sources_and_a_context_that_they_share_to_the_bundle(
    tmp_path: Path,
) -> None:
    bundle = tmp_path / "bundle.js"
    bundle.write_text("function a() {}\nfunction b() {}\n//# sourceMappingURL=bundle.js.map\n")
    sources = ["node_modules/left/a.js", "src/b.js"]
    made = {"version": 3, "sources": sources, "names": [], "mappings": "AAAA;ACAA"}
    bundle.with_name("bundle.js.map").write_text(json.dumps(made))
    heap = Handmade("a", "b")
    script = add_script(heap, 1, bundle.as_uri())
    for key, line in (("a", 0), ("b", 1)):
        heap.node(key, 32, script, ("internal", "context", f"of {key}"), type="closure", at=(1, line, 10))
        heap.node(f"of {key}", 8, ("internal", "previous", "shared"), name="system / Context")
    heap.node("shared", 8, name="system / Context")
    loaded = heap.load()
    found = {Path(name).name: members(loaded, row) for name, row in rows(loaded, "sources").items()}
    assert found["a.js"] == {"a", "of a"}
    assert found["b.js"] >= {"b", "of b"}
    assert found["bundle.js"] == {"shared", "script 1"}
    assert {row.name for row in loaded.snapshot.packages()} == {"left", "(own code)"}


def test_code_without_a_url_belongs_to_no_file() -> None:
    heap = Handmade("f")
    heap.node("f", 32, type="closure", at=(5, 0, 9))
    table = heap.load().snapshot.packages()
    assert len(table) == 0
    assert table.title == "0 packages; 0 of 32 bytes are held by their functions, objects and modules"


def test_every_byte_counts_once_for_a_package_and_its_own_bytes_only_for_the_nearest() -> None:
    """Against dominators that are found by leaving out one node after another."""
    draw = random.Random(3)
    for _ in range(40):
        count = draw.randrange(4, 24)
        edges = [[draw.randrange(count) for _ in range(draw.randrange(3))] for _ in range(count)]
        for at in range(1, count):
            edges[draw.randrange(at)].append(at)  # so that it is reached
        package = [draw.choice(("", "", "left", "right")) for _ in range(count)]
        heap = Handmade("0")
        for at in range(count):
            place = (["left", "right"].index(package[at]) + 1, at, 1) if package[at] else None
            heap.node(str(at), 2**at, *[("property", "x", str(to)) for to in edges[at]], at=place)
        for number, name in enumerate(("left", "right"), 1):  # they name the scripts
            f = add_script(heap, number, f"/node_modules/{name}/a.js")
            heap.node(f"f {number}", 0, f, type="closure", at=(number, 99, 1))
        below = [_reached(edges, -1) - _reached(edges, without) for without in range(count)]
        for row in heap.load().snapshot.packages():
            held = {at for one in range(count) if package[one] == row.name for at in below[one]}
            own = 0
            for at in range(count):
                around = [one for one in range(count) if package[one] and at in below[one]]
                if around and package[min(around, key=lambda one: len(below[one]))] == row.name:
                    own += 2**at
            assert (row.retained_size, row.own_size) == (sum(2**at for at in held) + 24, own + 24)


def _reached(edges: list[list[int]], without: int) -> set[int]:
    pending, found = [0], set[int]()
    while pending:
        at = pending.pop()
        if at != without and at not in found:
            found.add(at)
            pending += edges[at]
    return found


_STORE = """
class Store {
  constructor(size) { this.rows = Array.from({ length: size }, (_, i) => ({ row: "row number " + i })); }
}
const hidden = Array.from({ length: 3000 }, (_, i) => "kept by a variable " + i);
"""
_SCRIPTS = {
    "node_modules/store/index.js": _STORE + "exports.Store = Store; exports.find = (i) => hidden[i];",
    "node_modules/@data/table/index.js": "module.exports = Array.from({ length: 3000 }, (_, i) => ({ i: i + '!' }));",
    "node_modules/modern/package.json": '{"type": "module"}',
    "node_modules/modern/index.js": _STORE + "export { Store }; export const find = (i) => hidden[i];",
}
_NODE = """
const { Store, find } = require("store");
require("@data/table");
globalThis.mine = new Store(2000);
globalThis.find = find;
class Own { constructor() { this.list = Array.from({ length: 500 }, (_, i) => ({ own: i + "?" })); } }
globalThis.own = new Own();
globalThis.ready = true;
setInterval(() => {}, 60_000);
"""
_MODERN = _NODE.replace('require("store")', 'await import("./node_modules/modern/index.js")').replace(
    'require("@data/table");', ""
)


@pytest.fixture
def app(tmp_path: Path) -> Path:
    for name, text in _SCRIPTS.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


@pytest.mark.real
@pytest.mark.parametrize("runtime", ["system-node", "node", "deno", "chromium"])
def test_the_packages_of_a_real_program_are_found_with_what_they_hold(runtime: str, app: Path) -> None:
    find_runtime(runtime)
    modern = runtime in ("deno", "chromium")
    script = app / ("main.mjs" if runtime == "deno" else "main.js")
    script.write_text(f"(async () => {{{_MODERN}}})()" if runtime == "chromium" else _MODERN if modern else _NODE)
    argv = command(runtime, script)
    if runtime == "chromium":
        argv.insert(1, "--allow-file-access-from-files")
    with launch(argv) as client:
        wait_for(client, "globalThis.ready")
        snapshot: HeapSnapshot = client.heap.snapshot()
    found = {row.name: row for row in snapshot.packages()}
    store = found["modern" if modern else "store"]
    assert store.files == 1
    # 2,000 objects with strings of their own, and 3,000 strings
    assert 2000 * (12 + 20) + 3000 * 20 < store.own_size <= store.retained_size < 900_000
    assert 500 * (12 + 16) < found["(own code)"].own_size < 200_000
    if not modern:
        assert 3000 * (16 + 16) < found["@data/table"].own_size < 500_000
        assert found["(node)"].files > 20
    assert sum(row.own_size for row in found.values()) <= int(snapshot.retained_sizes[0])
