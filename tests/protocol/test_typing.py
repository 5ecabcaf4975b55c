"""What type checkers know of the commands and events: each snippet, and what mypy and pyright say of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import cdpsync

ROOT = Path(cdpsync.__file__).parent.parent

RIGHT = """
    from typing import TYPE_CHECKING

    from cdpsync import CDPClient, Session, connect

    if TYPE_CHECKING:
        from cdpsync.protocol.typed.Debugger import PausedEvent
        from cdpsync.protocol.typed.Runtime import EvaluateParams, RemoteObject

    client = connect(9229)
    text: str = client.Runtime.evaluate(expression="1", returnByValue=True, _timeout=5)["result"]["type"]
    kind = client.Runtime.evaluate.submit(expression="1").result(timeout=5)["result"].get("subtype", "none")
    size: float = client.Runtime.getHeapUsage()["usedSize"]
    client.Page.captureScreenshot(format="png", clip={"x": 0, "y": 0, "width": 1, "height": 1.5, "scale": 1})
    client.Runtime.callFunctionOn(functionDeclaration="f", arguments=[{"value": 1}, {"objectId": "1"}])
    client.NodeWorker.enable(waitForDebuggerOnStart=True)
    client.Debugger.resume()


    def value_of(session: Session, params: "EvaluateParams") -> "RemoteObject":
        return session.Runtime.evaluate.submit(**params).result()["result"]


    def show(event: "PausedEvent") -> None:
        print(event.params["callFrames"][0]["location"].get("columnNumber", 0) + 1)


    with client.enabled("Debugger"), client.Debugger.paused.expect(lambda one: one.params["reason"] == "OOM") as paused:
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
    "client.Debugger.paused.expect(timeout='5')": ('"str"; expected "float', "\"Literal['5']\" is not assignable"),
}

Complaint = tuple[int, str]


def mypy(path: Path) -> list[Complaint]:
    pytest.importorskip("mypy", reason="pip install '.[test]'")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--output=json", "--config-file=", "--cache-dir=../mypy", path.name],
        capture_output=True,
        text=True,
        cwd=path.parent,
        env={**os.environ, "MYPYPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return [(one["line"], one["message"]) for one in found if one["severity"] == "error"]


def pyright(path: Path) -> list[Complaint]:
    pytest.importorskip("basedpyright", reason="pip install '.[test]'")
    config = {"typeCheckingMode": "strict", "extraPaths": [str(ROOT)], "reportUnusedExpression": False}
    (path.parent / "pyrightconfig.json").write_text(json.dumps({**config, "include": [path.name]}))
    done = subprocess.run(
        [sys.executable, "-m", "basedpyright", "--outputjson", "--level", "error", "-p", path.parent],
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout)["generalDiagnostics"]
    return [(one["range"]["start"]["line"] + 1, one["message"]) for one in found if one["severity"] == "error"]


def test_editors_complete_without_running_anything() -> None:
    """Those that use jedi; Pylance is pyright."""
    jedi = pytest.importorskip("jedi", reason="pip install '.[test]'")
    source = "from cdpsync import connect\nclient = connect(9229)\nclient.Runtime.eval"
    here = {"path": ROOT / "example.py", "environment": jedi.InterpreterEnvironment()}
    script = jedi.Script(source, **here)
    assert [found.name for found in script.complete(3, len("client.Runtime.eval"))] == ["evaluate"]
    script = jedi.Script(f"{source}uate(", **here)
    (signature,) = script.get_signatures(3, len("client.Runtime.evaluate("))
    assert [parameter.name for parameter in signature.params][:2] == ["expression", "objectGroup"]


@pytest.mark.parametrize("checker", [mypy, pyright], ids=["mypy", "pyright"])
def test_what_is_right_passes(checker: type, tmp_path: Path) -> None:
    path = tmp_path / "right.py"
    path.write_text(textwrap.dedent(RIGHT))
    assert checker(path) == []


@pytest.mark.parametrize(("checker", "column"), [(mypy, 0), (pyright, 1)], ids=["mypy", "pyright"])
def test_what_is_wrong_is_said(checker: type, column: int, tmp_path: Path) -> None:
    path = tmp_path / "wrong.py"
    path.write_text("\n".join(["from cdpsync import connect", "client = connect(9229)", *WRONG]) + "\n")
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
