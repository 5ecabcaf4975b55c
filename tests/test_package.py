from __future__ import annotations

import builtins
import importlib
import inspect
import json
import os
import re
import subprocess
import sys
import textwrap
import typing
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_origin

import pytest

import cdpsync.protocol
from cdpsync import (
    CDPClient,
    CDPError,
    CDPTimeoutError,
    ChildClient,
    CommandError,
    ConnectError,
    ConnectionClosed,
    Event,
    Inspector,
    PendingInfo,
    ProgramEnded,
    Saved,
    SessionClosed,
    SnapshotError,
    Target,
)
from cdpsync.children.announcement import Announcement
from cdpsync.domains.by_name import BoundCommand, BoundDomain, BoundEvent, BoundSubmit
from cdpsync.protocol import bundled

from .peers import ScriptedSession, browser


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        capture_output=True,
        text=True,
        timeout=30,
        env={**os.environ, **environment},
        check=False,
    )


def test_importing_is_cheap() -> None:
    done = run("import sys, json, cdpsync; print(json.dumps(sorted(sys.modules)))")
    loaded = set(json.loads(done.stdout))
    assert not loaded & {
        "websocket",
        "ssl",
        "http",
        "http.client",
        "urllib.request",
        "subprocess",
        "argparse",
        "json.tool",
    }
    own = {name for name in loaded if name.startswith("cdpsync.")}
    assert not own & {
        "cdpsync.discovery",
        "cdpsync.launching",
        "cdpsync.wire.transport",
        "cdpsync.domains",
        "cdpsync.cli",
    }


def test_connecting_and_sending_do_not_load_the_protocol() -> None:
    """It is loaded by the first look-up of a name."""
    root = str(Path(__file__).parent.parent)
    used = """
    import json
    client.events("A.b"), client.on_event("A.b", print), client.send_command("A.run")
    repr(client), hasattr(client, "_repr_html_")
    before = sorted(name for name in sys.modules if name.startswith("cdpsync.protocol"))
    client.Runtime
    print(json.dumps([before, "cdpsync.protocol.schema" in sys.modules]))
    """
    done = run(PEER.format(root=root) + used)
    assert json.loads(done.stdout.splitlines()[-1]) == [[], True], done.stderr


@pytest.mark.parametrize("name", cdpsync.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    value = getattr(cdpsync, name)
    assert value.__doc__ or get_origin(value)  # an alias such as Callable[[int], None] cannot have a docstring
    assert name in dir(cdpsync)


def test_no_public_name_is_hidden_by_a_module_of_that_name() -> None:
    """Importing a module puts it under its name into its package."""
    code = """
    import importlib, pkgutil, types, cdpsync
    modules = [cdpsync]
    for info in pkgutil.walk_packages(cdpsync.__path__, "cdpsync."):
        if not info.name.endswith("__main__"):
            modules.append(importlib.import_module(info.name))
    for module in modules:
        for name in getattr(module, "__all__", []):
            hidden = isinstance(getattr(module, name), types.ModuleType) and name != "green"  # which is meant
            assert not hidden, f"{module.__name__}.{name}"
    print(callable(cdpsync.launch))
    """
    done = run(code)
    assert (done.stdout, done.stderr) == ("True\n", "")


CLASSES = [value for name in cdpsync.__all__ if inspect.isclass(value := getattr(cdpsync, name))]
ERRORS = [cls for cls in CLASSES if issubclass(cls, CDPError)]
OURS = (*CLASSES, BoundDomain, BoundCommand, BoundSubmit, BoundEvent)

OFFLINE = (
    "call_tree",
    "coverage",
    "cpu_profile",
    "heap",
    "heap_profile",
    "profiles",
    "protocol",
    "source_map",
    "sources",
)
ROOMS = (cdpsync, *(importlib.import_module(f"cdpsync.{name}") for name in OFFLINE))
DOORS = {name for room in ROOMS for name in room.__all__}
ELSEWHERE = {
    *dir(builtins),
    *dir(typing),  # and so what it has of collections.abc
    *("PathLike", "SSLContext", "Path", "TracebackType", "os", "ssl", "Future", "Unpack", "AbstractContextManager"),
    *(
        "HeapProfiler",
        "PrintToPDFParams",
        "TakeHeapSnapshotParams",
    ),  # in cdpsync.protocol.typed, for type checkers only
}


def test_every_type_of_a_public_signature_can_be_imported_from_a_front_door() -> None:
    used = {
        (word, f"{name}.{function.__name__}")
        for name in cdpsync.__all__
        for function in public_functions(getattr(cdpsync, name))
        for annotation in annotated(function)
        for word in re.findall(r"(?<![\w'])[A-Za-z]\w*", annotation)
    }
    assert {place for place in used if place[0] not in DOORS | ELSEWHERE} == set()


def public_functions(value: object) -> Iterator[Callable[..., object]]:
    """The function, or the public methods and properties of a class, and how it is made if users make it."""
    if inspect.isfunction(value):
        yield value
    for name, member in vars(value).items() if inspect.isclass(value) else []:
        member = member.fget if isinstance(member, property) else member
        made = name == "__init__" and value in (CDPClient, *ERRORS)
        if inspect.isfunction(member) and (made or not name.startswith("_")):
            yield member


def annotated(function: Callable[..., object]) -> Iterator[str]:
    signature = inspect.signature(function)
    for one in [*(parameter.annotation for parameter in signature.parameters.values()), signature.return_annotation]:
        if isinstance(one, str):
            yield one


@pytest.mark.parametrize("cls", OURS, ids=lambda cls: cls.__name__)
def test_every_public_member_of_a_class_has_a_docstring(cls: type) -> None:
    members = {name: member for name, member in own_members(cls).items() if is_called_or_computed(member)}
    assert [name for name, member in members.items() if not inspect.getdoc(member)] == []


def is_called_or_computed(member: object) -> bool:
    return inspect.isroutine(member) or isinstance(member, property)


def own_members(cls: type) -> dict[str, object]:
    """The public members that the package defines, not those of dict, Exception and the like."""
    bases = [base for base in reversed(cls.__mro__) if base.__module__.startswith("cdpsync")]
    return {name: member for base in bases for name, member in vars(base).items() if not name.startswith("_")}


def held() -> Iterator[object]:
    """One of each object that users hold."""
    saved = Saved(None, 1, 1, 0.1)
    with ScriptedSession(browser) as session, session.enabling("A") as enabled:
        assert enabled is None
        queue, command, expected = session.events("*"), session.submit("A.run"), session.expect_event("A.b")
        subscription, enabling = session.on_event("A.b", print), session.enabling("A")
        child = ChildClient(Announcement(2, 1, ["node"], "", "", "", False, True, []), None, {})
        yield from (CDPClient(), child, session.attach_to_target("T"), session.heap, saved)
        yield from (queue, command, expected, subscription, enabling, Target("", "", "", "", ""), Inspector())
        yield from (CommandError("A.b", 1, ""), ConnectionClosed(""), SessionClosed(""), CDPTimeoutError("", 1))
        yield from (
            ConnectError(""),
            ProgramEnded(),
            SnapshotError(""),
            Event("A.b", {}),
            PendingInfo(1, "A.b", 0.1, None),
        )
        queue.close()


SESSION = """attach_to_target browser call close_reason closed console coverage cpu debugger enable_heap_profiler
    enabling ended evaluate events expect_event heap inspect listening on_close on_event page protocol run_if_waiting
    send_command session session_id submit take_heap_snapshot target_id tracing workers"""

CLIENT = f"{SESSION} browser_session close connect host pending port target timeout"

PUBLIC = {
    "CDPClient": CLIENT,
    "ChildClient": f"{CLIENT} command_line parent_pid pid stay_at_end",
    "AttachedSession": f"{SESSION} detach kind name url",
    "Heap": "check_growth collect_garbage sample save snapshot take track",
    "Saved": "chunks path seconds size warning",
    "EventQueue": "close drain dropped events_before get methods",
    "PendingCommand": """add_done_callback age as_future done exception give_up id method reply_number result
        session_id""",
    "ExpectedEvent": "value",
    "Subscription": "active dropped handler method session_id",
    "Enabling": "",
    "Target": "description id title type url websocket_url",
    "Inspector": "activate_target close_target new_target protocol targets version",
}


def test_what_is_public_is_what_users_call() -> None:
    domains = {*bundled().domains}
    names = {type(one).__name__: {name for name in dir(one) if not name.startswith("_")} - domains for one in held()}
    assert {name: names[name] for name in PUBLIC} == {name: {*text.split()} for name, text in PUBLIC.items()}


def test_every_attribute_of_what_users_hold_is_documented_by_its_class() -> None:
    undocumented = {
        f"{type(one).__name__}.{name}"
        for one in held()
        for name in {*getattr(one, "__dict__", ()), *getattr(one, "_fields", ())}
        if not name.startswith("_") and not any(f"`{name}`" in str(cls.__doc__) for cls in type(one).__mro__)
    }
    assert undocumented == set()


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nosuch'"):
        cdpsync.nosuch  # noqa: B018


def test_the_package_is_typed() -> None:
    assert (Path(cdpsync.__file__).parent / "py.typed").exists()


PEER = """
    import sys, threading
    sys.path.insert(0, {root!r})
    from tests.peers import LoopbackPeer
    import cdpsync
    def serve(connection):
        command = connection.recv()
        connection.send(dict(method="A.b"))
        connection.send(dict(id=command["id"]))
        connection.wait_until_closed()
    threading.Thread.__init__.__kwdefaults__["daemon"] = True  # the peer's threads, too, must not hold up the exit
    peer = LoopbackPeer(); peer.script = serve
    peer.__enter__()
    client = cdpsync.connect(peer.port)
    started, forever = threading.Event(), threading.Event()
"""


@pytest.mark.parametrize(
    "ending",
    [
        "",
        "client.on_event('A.b', lambda event: (started.set(), forever.wait())); client.submit('A.run'); started.wait()",
        "client.submit('A.run').result(); threading.Thread(target=client.send_command, args=('A.run',)).start()",
    ],
    ids=["idle client", "running handler", "waiting command"],
)
def test_the_interpreter_exits_quietly_with_a_live_client(ending: str) -> None:
    root = str(Path(__file__).parent.parent)
    done = run(PEER.format(root=root) + f"    {ending}\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
