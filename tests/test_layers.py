"""The rooms of the package: which room may use which, and no two files need each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import cdpsync

PACKAGE = Path(cdpsync.__file__).parent

ROWS = [
    ["__main__"],
    ["cli", "pytest_plugin"],
    ["checkup"],
    ["programs"],
    ["launching", "attaching"],
    ["children", "diagnosis"],
    ["client", "child"],
    ["domains"],
    ["session"],
    ["accessors", "attached", "names"],
    ["discovery"],
    ["engine"],
    ["wire", "protocol", "heap", "cpu_profile", "heap_profile", "coverage"],
    ["profiles"],
    ["call_tree", "sources"],
    ["source_map"],
    ["files", "views", "processes"],
    ["errors"],
    ["threads", "text"],
]
"""A room, or a file at the root, imports only from rows below its own."""

ACCESSORS = ("session", "accessors", "names")
HELPERS = "domains"
"""These files import a helper when it is asked for one; the helper imports Session for its type only."""

OFFLINE = {
    "heap",
    "call_tree",
    "cpu_profile",
    "heap_profile",
    "profiles",
    "coverage",
    "source_map",
    "sources",
    "protocol",
    "views",
    "files",
    "errors",
    "threads",
    "text",
}
"""Works without a connection, and without websocket-client."""

ROW = {name: len(ROWS) - number for number, names in enumerate(ROWS) for name in names}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


class Import(NamedTuple):
    """One name that a file imports. `module` is where it is looked up, within the package: "engine", "engine.link"."""

    module: str
    name: str
    for_types: bool


def module_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(module: str) -> str:
    return module.split(".")[0]


@cache
def path_of(module: str) -> Path | None:
    """The file of a module; None if there is no such module."""
    path = PACKAGE.joinpath(*module.split("."))
    found = [one for one in (path.with_suffix(".py"), path / "__init__.py") if one.exists()]
    return found[0] if found else None


@cache
def offered(module: str) -> set[str]:
    """The names in a module's __all__."""
    path = path_of(module) if module else PACKAGE / "__init__.py"
    tree = ast.parse(path.read_text("utf-8") if path is not None else "")
    lists = [
        node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    return {name for one in lists for name in ast.literal_eval(one)}


@cache
def imports(path: Path) -> tuple[Import, ...]:
    """Everything that a file imports from the package, within functions too."""
    package = path.parent.relative_to(PACKAGE).parts

    def visit(node: ast.AST, for_types: bool) -> Iterator[Import]:
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            module = ".".join([*base, *(node.module.split(".") if node.module else [])])
            for alias in node.names:
                inner = f"{module}.{alias.name}".lstrip(".")
                is_module = path_of(inner) is not None and alias.name not in offered(module)
                yield Import(inner, "", for_types) if is_module else Import(module, alias.name, for_types)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            assert "cdpsync" not in ast.unparse(node), f"{path.name}: within the package imports are relative"
        typed = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for child in ast.iter_child_nodes(node):
            of_body = isinstance(node, ast.If) and child in node.body
            yield from visit(child, for_types or (typed and of_body))

    return tuple(visit(ast.parse(path.read_text("utf-8")), False))


@cache
def door(module: str) -> dict[str, str]:
    """The names in a room's __init__.py, and the module that each of them comes from."""
    path = path_of(module)
    assert path is not None
    return {one.name or one.module.rpartition(".")[2]: one.module for one in imports(path)}


def home(one: Import) -> str:
    """The module that an imported name comes from."""
    path = path_of(one.module)
    if path is None or path.name != "__init__.py" or not one.name:
        return one.module
    if one.module == "":
        return next((value for name, value in door("").items() if name == one.name), "")
    return door(one.module).get(one.name, one.module)


def is_of_an_accessor(importer: str, one: Import) -> bool:
    if room(importer) in ACCESSORS:
        return room(one.module) == HELPERS
    return room(importer) == HELPERS and one.module == "session" and one.for_types


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_imports_only_from_rows_below_its_own_room(path: Path) -> None:
    own = module_of(path)
    above = {
        one
        for one in imports(path)
        if room(home(one)) not in ("", room(own))
        and not is_of_an_accessor(own, one)
        and ROW[room(home(one))] >= ROW[room(own)]
    }
    assert not above


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_is_entered_by_its_front_door(path: Path) -> None:
    """The helpers have no common door, since each is loaded when its accessor is first used."""
    own = module_of(path)
    others = {one for one in imports(path) if room(one.module) not in ("", room(own), "domains")}
    past_the_door = {one for one in others if "." in one.module and not one.module.startswith("protocol.typed")}
    unnamed = {
        one for one in others - past_the_door if (PACKAGE / one.module).is_dir() and one.name not in offered(one.module)
    }
    assert not past_the_door | unnamed


def test_no_two_files_need_each_other() -> None:
    """Imports within functions count, and so do imports for types."""
    needs: dict[str, set[str]] = {}
    for path in FILES:
        own = module_of(path)
        inner = path.name == "__init__.py"  # a door needs nothing itself
        needs[own] = {home(one) for one in imports(path) if not inner and not is_of_an_accessor(own, one)} - {""}
    while True:  # what is left at the end is in a circle, or between two circles
        needed = set().union(*needs.values())
        kept = {name: needs[name] & needs.keys() for name in needs if needs[name] & needs.keys() and name in needed}
        if kept == needs:
            break
        needs = kept
    assert not needs


def outsiders(path: Path) -> set[str]:
    """The third-party packages that a file imports, anywhere in it."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level]
    return {name.split(".")[0] for name in names}


def test_only_the_transport_imports_websocket() -> None:
    assert {module_of(path) for path in FILES if "websocket" in outsiders(path)} == {"wire.transport"}


def test_only_one_file_speaks_http() -> None:
    assert {module_of(path) for path in FILES if "http" in outsiders(path)} == {"wire.http"}


def test_the_offline_half_needs_no_connection() -> None:
    used = {room(home(one)) for path in FILES if room(module_of(path)) in OFFLINE for one in imports(path)}
    assert used <= OFFLINE
