from __future__ import annotations

import builtins
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

import cdpsync.heap
import cdpsync.protocol


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


def test_connecting_and_sending_load_nothing_of_the_names() -> None:
    """The protocol is loaded by the first who uses one."""
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


ELSEWHERE = {
    *dir(builtins),
    *dir(typing),  # and so what it has of collections.abc
    *("PathLike", "SSLContext", "Path", "TracebackType", "os", "ssl"),
}


def test_every_type_of_a_public_signature_can_be_imported_from_a_front_door() -> None:
    doors = {*cdpsync.__all__, *cdpsync.heap.__all__, *cdpsync.protocol.__all__, *ELSEWHERE}
    missing = {}
    for name in cdpsync.__all__:
        for function in public_functions(getattr(cdpsync, name)):
            signature = inspect.signature(function)
            annotations = [parameter.annotation for parameter in signature.parameters.values()]
            text = " ".join(a for a in [*annotations, signature.return_annotation] if isinstance(a, str))
            for word in re.findall(r"(?<!\w)[A-Za-z]\w*", text):
                if word not in doors:
                    missing[word] = f"{name}.{function.__name__}"
    # Params of a command are for checkers only; the rest is the library's own business.
    internal = {"TakeHeapSnapshotParams", "Deadline"}
    assert set(missing) <= internal, missing


def public_functions(value: object) -> Iterator[Callable[..., object]]:
    """The function, or the public methods and properties of a class: those that users call."""
    if inspect.isfunction(value):
        yield value
    for name, member in vars(value).items() if inspect.isclass(value) else []:
        member = member.fget if isinstance(member, property) else member
        if inspect.isfunction(member) and not name.startswith("_"):
            yield member


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
