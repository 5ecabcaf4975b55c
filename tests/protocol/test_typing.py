"""What mypy and pyright say about code that uses the package."""

from __future__ import annotations

import inspect
import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import cdpsync
from cdpsync import CDPClient, ClientOptions, connect, launch

ROOT = Path(cdpsync.__file__).parent.parent

RIGHT = """
    from typing import TYPE_CHECKING

    from cdpsync import CDPClient, ClientOptions, Event, Session, connect, launch

    if TYPE_CHECKING:
        from cdpsync.protocol import typed

    client = connect(9229)
    connect(9229, target=0, timeout=None, connect_timeout=5, wait=1.5, headers={"Host": "a"}, log_values=False)
    CDPClient(port=9222, ssl_context=None, keepalive=30)
    launch(["node", "app.js"], wait_for_debugger=True, start_timeout=5, target="app", timeout=5)
    client.take_heap_snapshot(print, silence=None, captureNumericValue=True)
    client.heap.save("a.heapsnapshot", exposeInternals=True)
    client.heap.snapshot(True, captureNumericValue=False).summary()
    text: str = client.Runtime.evaluate(expression="1", returnByValue=True, _timeout=5)["result"]["type"]
    kind = client.Runtime.evaluate.submit(expression="1").result(timeout=5)["result"].get("subtype", "none")
    size: float = client.Runtime.getHeapUsage()["usedSize"]
    client.Page.captureScreenshot(format="png", clip={"x": 0, "y": 0, "width": 1, "height": 1.5, "scale": 1})
    client.Runtime.callFunctionOn(functionDeclaration="f", arguments=[{"value": 1}, {"objectId": "1"}])
    client.NodeWorker.enable(waitForDebuggerOnStart=True)
    client.Debugger.resume()
    client.Network.getCookies(urls=("http://a", "http://b"))
    client.Emulation.setDisabledImageTypes(imageTypes=["avif", "webp"])
    client.Emulation.setDisabledImageTypes.submit(imageTypes=("avif", "webp"))
    client.Overlay.highlightQuad(quad=(1, 2, 3.5, 4))
    name: str = client.Runtime.__name__ + client.Runtime.evaluate.__name__ + client.Debugger.paused.__name__


    def over(options: ClientOptions) -> CDPClient:
        CDPClient("localhost", 9229, **options)
        launch(["node"], **options)
        return connect(9229, **options)


    def value_of(session: Session, params: "typed.Runtime.EvaluateParams") -> "typed.Runtime.RemoteObject":
        return session.Runtime.evaluate.submit(**params).result()["result"]


    def together(values: "list[typed.Runtime.RemoteObject]", ids: "list[typed.DOM.BackendNodeId]") -> None:
        client.Runtime.callFunctionOn(functionDeclaration="f", arguments=values)
        client.Runtime.callFunctionOn.submit(functionDeclaration="f", arguments=values)
        client.DOM.pushNodesByBackendIdsToFrontend(backendNodeIds=ids)


    def accessors(one: "typed.Runtime.PropertyDescriptor", private: "typed.Runtime.PrivatePropertyDescriptor") -> None:
        print(one.get("set", {}).get("objectId", "").upper(), one.get("get"), "get" in one and one["get"]["type"])
        print(private.get("set", {}).get("objectId", "").upper(), private.get("get"))


    def show(event: "typed.Debugger.PausedEvent") -> None:
        print(event.params["callFrames"][0]["location"].get("columnNumber", 0) + 1)


    def any_event(event: Event) -> bool:
        return event.number > 1


    def first(queue: "typed.TypedQueue[Event]", command: "typed.TypedCommand[object]") -> Event:
        command.result()
        return next(queue.events_before(command))


    client.on_event("Debugger.paused", show)
    client.on_event("Debugger.*", any_event)
    client.on_event("*", print)
    client.on_event("*", lambda one: print(one.params["reason"].upper(), [one]))
    with client.expect_event("Debugger.paused", lambda one: one.session_id is None):
        client.Debugger.pause()
    with client.expect_event("Debugger.paused", show, timeout=5), client.expect_event("Debugger.resumed", timeout=None):
        client.Debugger.pause()
    with client.Debugger.paused.expect(any_event, timeout=5) as waited:
        first(client.Debugger.resumed.events(), client.Debugger.pause.submit())
    reason: str = waited.value.params["reason"]
    with client.enabling("Debugger"):
        with client.Debugger.paused.expect(lambda one: one.params["reason"] == "OOM") as paused:
            client.Debugger.pause()
    show(paused.value)
    stop = client.Debugger.paused.on(show)
    with client.Runtime.consoleAPICalled.events(maxlen=10) as log:
        for event in log:
            print(event.params["args"][0].get("description", "").upper(), event.session_id)
    program: CDPClient = client
    print(client.protocol.search("heap")[0].full_name)
"""

WRONG = {
    # the statement: what mypy says, what pyright says
    "client.Pag": ('"CDPClient" has no attribute "Pag"', 'Cannot access attribute "Pag"'),
    "client.Page.navigte": ('no attribute "navigte"; maybe "navigate"?', 'Cannot access attribute "navigte"'),
    "client.Page.navigate()": ('Missing named argument "url"', 'Argument missing for parameter "url"'),
    "client.Page.navigate(url=7)": ('"int"; expected "str"', '"Literal[7]" is not assignable to "str"'),
    "client.Page.navigate('x:')": ("Too many positional arguments", "Expected 0 positional arguments"),
    "client.Page.navigate(ulr='x:', url='x:')": ('Unexpected keyword argument "ulr"', 'No parameter named "ulr"'),
    "client.Page.navigate(url='x:', _timeout='5')": ('"str"; expected "float', "\"Literal['5']\" is not assignable"),
    "client.Page.captureScreenshot(format='jpg')": ("expected \"Literal['jpeg'", "type \"Literal['jpg']\""),
    "client.Page.captureScreenshot()['dat']": ('has no key "dat"', '"dat" is not a defined key'),
    "client.Page.enable()['x']": ('has no key "x"', '"x" is not a defined key'),
    "client.Page.navigate.submit(url=7)": ('"int"; expected "str"', '"Literal[7]" is not assignable to "str"'),
    "client.Page.navigate.submit(url='x:').result()['x']": ('has no key "x"', '"x" is not a defined key'),
    "client.Page.navigate.submit(url='x:', _timeout=5)": ('argument "_timeout"', 'No parameter named "_timeout"'),
    "client.Runtime.callFunctionOn(functionDeclaration='', arguments=[{'vale': 1}])": ('"vale"', '"vale"'),
    "client.Debugger.paused()": ("not callable", 'Attribute "__call__" is unknown'),
    "client.Debugger.paused.events().get().params['frames']": ('has no key "frames"', '"frames" is not a defined key'),
    "client.Debugger.paused.on(lambda one: one.params['x'])": ('has no key "x"', '"x" is not a defined key'),
    "client.Debugger.resumed.events().get().params['x']": ('has no key "x"', '"x" is not a defined key'),
    "client.Debugger.paused.expect().value = 1": ('"value" defined in "TypedExpected" is read-only', '"value"'),
    "client.on_event('Debugger.paused', int.bit_length)": ('Argument 2 to "on_event"', "No overloads"),
    "client.on_event('Debugger.paused', lambda one: one.param)": ('no attribute "param"', 'attribute "param"'),
    "client.expect_event('Debugger.paused', int.bit_length)": ('Argument 2 to "expect_event"', "No overloads"),
    "client.expect_event('Debugger.paused', lambda one: one.param)": ('no attribute "param"', 'attribute "param"'),
    "client.Network.getCookies(urls='a')": ('expected "list[str] | tuple[str, ...]"', "\"Literal['a']\" is not"),
    "client.Network.getCookies.submit(urls='a')": ('expected "list[str] | tuple[str, ...]"', "\"Literal['a']\" is not"),
    "client.Emulation.setDisabledImageTypes(imageTypes='avif')": ('expected "list[Literal[', "\"Literal['avif']\" is"),
    "client.DOM.pushNodesByBackendIdsToFrontend(backendNodeIds='1')": ('"Sequence[int]"', "\"Literal['1']\" is not"),
    "client.Page.addScriptToEvaluateOnLoad(scriptSource='')": ("is deprecated", "is deprecated"),
    "client.Debugger.breakpointResolved.on(print)": ("is deprecated", "is deprecated"),
    "client.Console": ("is deprecated", "is deprecated"),
    "CDPClient(timeut=5)": ('Unexpected keyword argument "timeut"', 'No parameter named "timeut"'),
    "connect(9229, timeut=5)": ('Unexpected keyword argument "timeut"', 'No parameter named "timeut"'),
    "connect(9229, timeout='5')": ('"str"; expected "float', "\"Literal['5']\" is not assignable"),
    "launch(['node'], wait_for_debuger=True)": ('argument "wait_for_debuger"', 'No parameter named "wait_for_debuger"'),
    "client.take_heap_snapshot(numeric=True)": ('argument "numeric"', 'No parameter named "numeric"'),
    "client.heap.save('a', numeric=True)": ('argument "numeric"', 'No parameter named "numeric"'),
    "client.heap.snapshot(exposeInternals=7)": ('"int"; expected "bool"', '"Literal[7]" is not assignable'),
    "client.Debugger.paused.expect(timeout='5')": ('"str"; expected "float', "\"Literal['5']\" is not assignable"),
}

MYPY = ["--strict", "--enable-error-code=deprecated", "--output=json", "--config-file=", "--cache-dir=../mypy"]

Complaint = tuple[int, str]
Checker = Callable[[Path], list[Complaint]]


def mypy(path: Path) -> list[Complaint]:
    pytest.importorskip("mypy", reason="pip install '.[test]'")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *MYPY, path.name],
        capture_output=True,
        text=True,
        cwd=path.parent,
        env={**os.environ, "MYPYPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return [(one["line"], one["message"]) for one in found if one["severity"] == "error"]


def pyright(path: Path, mode: str = "strict") -> list[Complaint]:
    pytest.importorskip("basedpyright", reason="pip install '.[test]'")
    config = {"typeCheckingMode": mode, "extraPaths": [str(ROOT)], "reportUnusedExpression": False}
    (path.parent / "pyrightconfig.json").write_text(json.dumps({**config, "include": [path.name]}))
    done = subprocess.run(
        [sys.executable, "-m", "basedpyright", "--outputjson", "-p", path.parent],
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout)["generalDiagnostics"]
    return [(one["range"]["start"]["line"] + 1, one["message"]) for one in found if one["severity"] != "information"]


def test_editors_complete_names_without_running_anything() -> None:
    """Those that use jedi; Pylance is pyright. In a process of its own, where pytest does not import our files."""
    pytest.importorskip("jedi", reason="pip install '.[test]'")
    code = """
    import jedi, json, sys
    source = "from cdpsync import connect\\nclient = connect(9229)\\nclient.Runtime.eval"
    here = {"path": sys.argv[1], "environment": jedi.InterpreterEnvironment()}
    names = [found.name for found in jedi.Script(source, **here).complete(3, len("client.Runtime.eval"))]
    (signature,) = jedi.Script(f"{source}uate(", **here).get_signatures(3, len("client.Runtime.evaluate("))
    print(json.dumps([names, [parameter.name for parameter in signature.params][:2]]))
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(ROOT / "example.py")]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    assert json.loads(done.stdout) == [["evaluate"], ["expression", "objectGroup"]]


@pytest.mark.parametrize("checker", [mypy, pyright], ids=["mypy", "pyright"])
def test_correct_code_passes(checker: Checker, tmp_path: Path) -> None:
    path = tmp_path / "right.py"
    path.write_text(textwrap.dedent(RIGHT))
    assert checker(path) == []


@pytest.mark.parametrize(("checker", "column"), [(mypy, 0), (pyright, 1)], ids=["mypy", "pyright"])
def test_wrong_code_is_reported(checker: Checker, column: int, tmp_path: Path) -> None:
    path = tmp_path / "wrong.py"
    path.write_text(
        "\n".join(["from cdpsync import CDPClient, connect, launch", "client = connect(9229)", *WRONG]) + "\n"
    )
    said: dict[int, str] = {}
    for line, message in checker(path):
        said[line] = f"{said.get(line, '')}\n{message}"
    unsaid = {
        statement: said.get(number)
        for number, (statement, expected) in enumerate(WRONG.items(), 3)
        if expected[column] not in said.get(number, "")
    }
    assert unsaid == {}
    assert len(said) == len(WRONG)


@pytest.mark.parametrize("checker", [mypy, partial(pyright, mode="standard")], ids=["mypy", "pyright"])
def test_the_example_of_the_guide_gives_no_warning(checker: Checker, tmp_path: Path) -> None:
    _, _, after = (ROOT / "cdpsync" / "guide" / "protocol.md").read_text("utf-8").partition("## Types")
    code = after.partition("```python\n")[2].partition("```")[0]
    assert "typed.Debugger.PausedEvent" in code
    path = tmp_path / "example.py"
    path.write_text(code)
    assert checker(path) == []


@pytest.mark.parametrize("function", [CDPClient, connect, launch])
def test_the_signature_can_be_shown_and_every_option_is_documented(function: Callable[..., object]) -> None:
    assert "**options: 'Unpack[ClientOptions]'" in str(inspect.signature(function))
    for name in ClientOptions.__annotations__:
        assert f"\n    `{name}" in str(CDPClient.__doc__)


def test_at_run_time_typing_extensions_is_not_needed() -> None:
    code = "import sys; sys.modules['typing_extensions'] = None; import cdpsync.launching, cdpsync.domains.heap"
    subprocess.run([sys.executable, "-c", code], check=True)
