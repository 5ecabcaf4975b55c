"""Compares which processes and workers are found with js-debug, the debugger of VS Code: same programs, same sessions.

    python -m tests.children.contest [--jest FOLDER]        # npm install --prefix FOLDER jest@29.7.0

Each program notes itself in a directory from every process and thread of it. Both debuggers run it, and each session
that they have is asked who it is. Then each of ours takes a heap snapshot, the process or worker writes one itself with
v8.writeHeapSnapshot(), and js-debug takes one: in all three, so many objects of one class must be, and about as many
nodes. It prints a line for each program and runtime, and what differs. It exits with 1 if anything does.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import queue
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from cdpsync import CDPClient, CDPError, Session, launch

from ..conftest import find_runtime
from ..domains.debugger.builds import js_debug
from ..domains.debugger.js_debug import Adapter, JsDebug
from .families import PLANTED, WHO, Made, Noted, clear, make, noted

PROGRAMS = ("pool", "children", "cluster", "node --test", "jest processes", "jest threads")
_PATIENCE = 30.0


class Snapshot(NamedTuple):
    """What a snapshot has: its nodes, and those that are objects of the class Planted."""

    nodes: int
    planted: int


class Found(NamedTuple):
    """One session: who it is, and what the debugger calls it."""

    who: Noted
    name: str
    snapshot: Snapshot | None = None


def count(path: Path) -> Snapshot:
    """Count with json alone."""
    document = json.loads(path.read_text("utf-8", "surrogatepass"))
    meta = document["snapshot"]["meta"]
    fields, types = meta["node_fields"], meta["node_types"][0]
    step, nodes, strings = len(fields), document["nodes"], document["strings"]
    kinds, names = nodes[fields.index("type") :: step], nodes[fields.index("name") :: step]
    wanted = (types.index("object"), strings.index("Planted"))
    return Snapshot(len(nodes) // step, sum(one == wanted for one in zip(kinds, names, strict=True)))


def _until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not done() and time.monotonic() < end:
        time.sleep(0.05)


# --- js-debug ---


def by_js_debug(server: Path, node: str, made: Made, folder: Path, *, snapshots: bool) -> list[Found]:
    """The sessions that js-debug has of a program."""
    first, *rest = made.arguments
    options = {"runtimeArgs": made.arguments} if first.startswith("--") else {"program": first, "args": rest}
    configuration: dict[str, Any] = {
        "type": "pwa-node",
        "request": "launch",
        "name": "reference",
        "cwd": str(folder),
        "runtimeExecutable": node,
        "console": "internalConsole",
        "env": {"FAMILY": str(folder)},
        "autoAttachChildProcesses": True,
        "__workspaceFolder": str(folder),
        **options,
    }
    with JsDebug(find_runtime("node"), server) as debugger, contextlib.ExitStack() as stack:
        adapters = list[tuple[Adapter, str]]()

        def begin(wanted: dict[str, Any]) -> None:
            adapter = Adapter(debugger._port, _PATIENCE)
            stack.callback(adapter.close)
            number = debugger._begin(adapter, {**configuration, **wanted})
            adapter.event("initialized")
            adapter.ask("configurationDone")
            if wanted:
                adapter.response(number)
            adapters.append((adapter, wanted.get("name", "")))

        def begin_all() -> bool:
            for adapter, _ in list(adapters):
                with contextlib.suppress(queue.Empty):
                    while True:
                        begin(adapter.children.get_nowait()["configuration"])
            return len(noted(folder)) == made.noted and len(adapters) > made.noted

        begin({})
        _until(begin_all)
        found = []
        for adapter, name in adapters[1:]:
            text = adapter.ask("evaluate", expression=WHO, context="repl")["result"]
            who = Noted(**json.loads(text.strip("'"))) if text else _by_title(name, folder)
            if not text and not Path(f"/proc/{who.pid}").exists():
                continue  # a process of jest that has ended; its session stays for a while
            snapshot = _snapshot_of_js_debug(adapter) if snapshots and _is_noted(who, folder) else None
            found.append(Found(who, name, snapshot))
        (folder / "done").touch()
        return found


def _by_title(title: str, folder: Path) -> Noted:
    """Who a session is by its title, such as "processChild.js [123]": an ended one answers nothing."""
    match = re.search(r"\[(\d+)\]$", title)
    pid = int(match.group(1)) if match else 0
    return next((one for one in noted(folder) if one.pid == pid and not one.thread), Noted(pid, 0, title))


def _snapshot_of_js_debug(adapter: Adapter) -> Snapshot:
    adapter.ask("startProfile", type="memory")
    path = Path(adapter.event("profileStarted")["body"]["file"])
    adapter.ask("stopProfile")  # takes it, and answers before the file is whole
    try:
        _until(lambda: path.exists() and path.read_bytes()[-4:].rstrip().endswith(b"]}"))
        return count(path)
    finally:
        path.unlink(missing_ok=True)


# --- ours ---


def by_us(node: str, made: Made, folder: Path, *, snapshots: bool) -> tuple[list[Found], dict[Noted, Snapshot]]:
    """The sessions that we have of a program, and the snapshots that the processes and workers have written."""
    with launch([node, *made.arguments], children=True, env={**os.environ, "FAMILY": str(folder)}) as client:
        found: dict[Noted, tuple[str, Session]] = {}

        def look() -> bool:
            if len(noted(folder)) < made.noted:
                return False
            found.clear()
            for name, session in _sessions(client):
                with contextlib.suppress(CDPError):  # it has ended
                    found[Noted(**json.loads(session.evaluate(WHO)))] = (name, session)
            return {one[:2] for one in noted(folder)} <= {one[:2] for one in found} and len(noted(folder)) == made.noted

        _until(look)
        own = {who: _own(session, folder / "own") for who, (_, session) in found.items() if _is_noted(who, folder)}
        sessions = []
        for who, (name, session) in found.items():
            snapshot = None
            if snapshots and who in own:
                session.heap.save(folder / "ours")
                snapshot = count(folder / "ours")
            sessions.append(Found(who, name, snapshot))
        (folder / "done").touch()
        return sessions, own


def _sessions(client: Any) -> Iterator[tuple[str, Session]]:
    processes: list[CDPClient] = [client, *client.children]
    for process in processes:
        yield f"{process.target.title if process.target else ''}", process
        for worker in process.workers:
            assert worker.kind == "worker"
            yield worker.name, worker


def _own(session: Session, path: Path) -> Snapshot:
    session.evaluate(f"void process.getBuiltinModule('v8').writeHeapSnapshot({json.dumps(str(path))})")
    return count(path)


def _is_noted(who: Noted, folder: Path) -> bool:
    return any(one[:2] == who[:2] for one in noted(folder))


# --- the contest ---


def differences(server: Path, node: str, made: Made, folder: Path, *, snapshots: bool = True) -> Iterator[str]:
    """Run a program under both, and say what differs; a last line that begins with "=" has the figures."""
    theirs = by_js_debug(server, node, made, folder, snapshots=snapshots)
    their_notes = noted(folder)
    for path in (*folder.glob("note-*"), folder / "done"):
        path.unlink()
    ours, own = by_us(node, made, folder, snapshots=snapshots)
    our_notes = noted(folder)
    for who, found, notes in (("js-debug", theirs, their_notes), ("cdpsync", ours, our_notes)):
        have = {one.who[:2] for one in found}
        if missed := sorted(one.label for one in notes if one[:2] not in have):
            yield f"{who} has no session of {missed}"
    labels = [sorted(one.who.label for one in found) for found in (theirs, ours)]
    if labels[0] != labels[1]:
        yield f"js-debug has {labels[0]}, cdpsync {labels[1]}; {[one.name for one in theirs]}"
    own_spread, js_debug_spread = 0.0, 0.0
    reference = {one.who.label: one.snapshot for one in theirs}
    for one in ours:
        if not snapshots or one.who not in own:
            continue
        others = [own[one.who], reference.get(one.who.label)]
        for name, other in zip(("v8.writeHeapSnapshot()", "js-debug"), others, strict=True):
            if one.snapshot is None or other is None:
                yield f"{one.who.label}: no snapshot"
                continue
            if not one.snapshot.planted == other.planted == PLANTED:
                yield f"{one.who.label}: {one.snapshot.planted} planted, {other.planted} with {name}"
            apart = abs(one.snapshot.nodes - other.nodes) / other.nodes
            if name == "js-debug":  # it has enabled its debugger, which keeps more
                js_debug_spread = max(js_debug_spread, apart)
            else:
                own_spread = max(own_spread, apart)
            if apart > (0.25 if name == "js-debug" else 0.02):
                yield f"{one.who.label}: {one.snapshot.nodes} nodes, {other.nodes} with {name}"
    workers = sum(1 for one in ours if one.who.thread)
    apart_by = f"{own_spread:.2%} from v8.writeHeapSnapshot(), {js_debug_spread:.1%} from js-debug"
    yield f"= {len(ours)} sessions, {workers} of workers; nodes apart by at most {apart_by}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.children.contest")
    parser.add_argument("--jest", type=Path, help="where jest was installed; without it jest is left out")
    parser.add_argument("--downloads", type=Path, help="where js-debug is kept", default=Path(tempfile.gettempdir()))
    parser.add_argument("programs", nargs="*", default=PROGRAMS)
    options = parser.parse_args()
    server, wrong = js_debug(options.downloads), False
    for runtime in ("node", "system-node"):
        for name in options.programs:
            if name.startswith("jest") and options.jest is None:
                print(f"{runtime}: {name}: left out, because there is no jest")
                continue
            with tempfile.TemporaryDirectory() as directory:
                folder = Path(directory).resolve() / "family"
                clear(folder)
                made = make(name, folder, options.jest)
                for line in differences(server, find_runtime(runtime), made, folder):
                    wrong |= not line.startswith("=")
                    print(f"{runtime}: {name}: {line}", flush=True)
    sys.exit(wrong)


if __name__ == "__main__":
    main()
