"""The table of the layers: a file imports only from rows below its own."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import cdpsync

PACKAGE = Path(cdpsync.__file__).parent

ROWS = [
    ["__main__"],
    ["cli"],
    ["launching"],
    ["client", "child"],
    ["inspectors"],
    ["domains"],
    ["session"],
    ["held"],
    ["link", "enabled", "keepalive"],
    ["handlers"],
    ["inquiry"],
    ["connection", "protocol"],
    ["targets"],
    ["program", "pending"],
    ["runtime"],
    ["events", "command", "inbox"],
    ["attached", "listeners"],
    ["choosing"],
    ["transport", "discovery"],
    ["exchange", "outbox"],
    ["stream", "frame", "message", "snapshot_check", "heap"],
    ["tls", "address", "whole_file", "child_output", "snapshot_header"],
    ["errors", "timed_queue", "inspector_flag", "guard", "listening"],
    ["deadline", "green", "process", "progress", "readable"],
    ["printable"],
]
ROW = {name: len(ROWS) - number for number, names in enumerate(ROWS) for name in names}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def unit(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def home(name: str) -> str:
    """The unit that a name comes from which is imported from the package itself."""
    module: str = getattr(getattr(cdpsync, name, None), "__module__", "")
    return module.split(".")[1] if module.startswith("cdpsync.") else name


def outsiders(path: Path) -> set[str]:
    """The packages of others that a file imports, wherever in it."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level]
    return {name.split(".")[0] for name in names}


def imports(path: Path) -> set[str]:
    """The units of the package that a file imports, those under TYPE_CHECKING and within functions apart."""
    found: set[str] = set()
    depth = len(path.relative_to(PACKAGE).parts)

    def visit(nodes: list[ast.stmt]) -> None:
        for node in nodes:
            if isinstance(node, ast.ImportFrom) and node.level == depth:
                found.update([node.module.split(".")[0]] if node.module else [home(alias.name) for alias in node.names])
            elif isinstance(node, ast.Import) or (isinstance(node, ast.ImportFrom) and not node.level):
                assert "cdpsync" not in ast.unparse(node), f"{path.name}: within the package imports are relative"
            elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
                visit(node.orelse)
            elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                visit([child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)])

    visit(ast.parse(path.read_text("utf-8")).body)
    return found - {"__version__"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_imports_only_from_rows_below_its_own(path: Path) -> None:
    own = ROW[unit(path)]
    above = {name for name in imports(path) if name != unit(path) and ROW[name] >= own}
    assert not above


def test_only_the_transport_imports_websocket() -> None:
    assert {unit(path) for path in FILES if "websocket" in outsiders(path)} == {"transport"}


def test_what_reads_snapshots_needs_no_connection() -> None:
    used = {name for path in FILES if unit(path) == "heap" for name in imports(path)}
    assert used <= {"errors", "progress", "snapshot_header", "whole_file"}


def test_only_one_file_speaks_http() -> None:
    assert {unit(path) for path in FILES if "http" in outsiders(path)} == {"exchange"}
