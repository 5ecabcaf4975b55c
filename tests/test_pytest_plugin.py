"""The pytest plugin, with tests that use it: they run in this process, or in one of xdist."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import cdpsync.heap  # noqa: F401 - numpy cannot be loaded twice, which pytester would do
from cdpsync import CDPClient, launch

from .conftest import find_runtime, wait_for

pytest_plugins = ["pytester"]
pytestmark = pytest.mark.real

PROGRAM = """
class Session { constructor() { this.text = "a" + Math.random(); } }
const sessions = new Map();
globalThis.open = () => { for (let i = 0; i < 200; i++) sessions.set(i + Math.random(), new Session()); };
globalThis.serve = () => { for (let i = 0; i < 200; i++) new Session(); };
globalThis.ready = true;
setInterval(() => {}, 60_000);
"""
QUICK = "warmups=0, rounds=1"
PLUGINS = ["-p", "cdpsync.pytest_plugin", "-p", "no:cacheprovider", "-p", "no:hypothesispytest"]  # slow to load


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CDPClient]:
    script = tmp_path_factory.mktemp("plugin") / "app.js"
    script.write_text(PROGRAM)
    with launch([find_runtime("node"), str(script)]) as client:
        wait_for(client, "globalThis.ready")
        yield client


@pytest.fixture(autouse=True)
def no_xdist(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests within the tests run in one process, even if these here are shared out."""
    for name in ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_XDIST_TESTRUNUID"):
        monkeypatch.delenv(name, raising=False)


def run(pytester: pytest.Pytester, tests: str, *options: str) -> pytest.RunResult:
    pytester.makepyfile(f"import pytest\n{tests}")
    return pytester.runpytest_inprocess(*PLUGINS, "-p", "no:xdist", *options)


def test_a_test_that_leaks_fails_and_names_class_holder_and_bytes(
    pytester: pytest.Pytester, program: CDPClient
) -> None:
    tests = f"""
@pytest.mark.limit_heap_growth("5 kB", {QUICK})
def test_opens(cdpsync_client):
    cdpsync_client.evaluate("open()")

@pytest.mark.limit_heap_growth("5 kB", {QUICK})
@pytest.mark.parametrize("action", ["serve()"])
def test_serves(cdpsync_client, action):
    cdpsync_client.evaluate(action)
"""
    done = run(pytester, tests, "--cdpsync-endpoint", str(program.port))
    done.assert_outcomes(failed=1, passed=1)
    done.stdout.fnmatch_lines(
        [
            "the heap grew by * kB in one round: *200 Session held by Map sessions, app.js:3",
            "The limit is 5 kB a round.",
            "*Captured heap growth call*",
            "*200*Session*Map sessions*app.js:3*",
        ]
    )
    assert "Traceback" not in str(done.stdout)


def test_the_body_runs_warmups_and_rounds_times_with_its_fixtures_set_up_once(
    pytester: pytest.Pytester, program: CDPClient
) -> None:
    tests = f"""
from cdpsync import connect

made, ran = [], []

@pytest.fixture
def data():
    made.append(1)
    return made

@pytest.fixture
def page():
    with connect({program.port}) as client:
        yield client

@pytest.mark.limit_heap_growth("1 kB", warmups=2, rounds=1, allow=["*"])
def test_counts(page, data):
    ran.append(data)

def test_afterwards():
    assert (len(made), len(ran)) == (1, 3)
"""
    run(pytester, tests).assert_outcomes(passed=2)


def test_a_body_that_fails_shows_its_own_error(pytester: pytest.Pytester, program: CDPClient) -> None:
    tests = """
@pytest.mark.limit_heap_growth("5 kB")
def test_fails(cdpsync_client):
    answer = cdpsync_client.evaluate("41")
    assert answer == 42

@pytest.mark.limit_heap_growth("5 kB")
def test_throws(cdpsync_client):
    cdpsync_client.evaluate("throw new TypeError('no such thing')")
"""
    done = run(pytester, tests, "--cdpsync-endpoint", str(program.port))
    done.assert_outcomes(failed=2)
    done.stdout.fnmatch_lines(["*assert 41 == 42*", "*JavaScriptError: TypeError: no such thing*"])


def test_a_command_is_started_for_each_test_and_a_program_that_dies_fails_it(pytester: pytest.Pytester) -> None:
    script = pytester.path / "app.js"
    script.write_text(PROGRAM)
    tests = """
import os

@pytest.fixture
def cdpsync_command(cdpsync_command):
    return [*cdpsync_command, "--", "more"]

@pytest.mark.limit_heap_growth("1 MB", warmups=0, rounds=1)
def test_dies(cdpsync_client):
    assert cdpsync_client.evaluate("process.argv.at(-1)") == "more"
    cdpsync_client.evaluate("process.exit(3)")
"""
    pytester.makeini(f"[pytest]\ncdpsync_command = {find_runtime('node')} {script}\n")
    done = run(pytester, tests)
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(["*ProgramEnded: the program has finished*"])


WRONG = {
    "('1 XB')": "'1 XB' is not a size",
    "()": "missing 1 required positional argument: 'limit'",
    "(1000, 2)": "only the limit goes without a name",
    "(1000, rounds=0)": "rounds must be a whole number, 1 or more, not 0",
    "(1000, warmups=True)": "warmups must be a whole number, 0 or more, not True",
    "(1000, round=3)": "unexpected keyword argument 'round'",
    "(1000, client='page')": "the test has no fixture 'page' that is a client",
    "(1001)": "does nothing for others, such as unittest.TestCase",
    "(1002)": "the test must not be async",
    "(1003)": "the test has no client: give it the argument cdpsync_client",
    "(1004)": "does not know which program: give --cdpsync-command",
}
"""Marks that cannot be kept, and the reason."""
BODIES = {
    "(1000, client='page')": "def test_{at}(tmp_path): pass",
    "(1001)": "class TestOne(unittest.TestCase):\n    def test_{at}(self): pass",
    "(1002)": "async def test_{at}(): pass",
    "(1003)": "def test_{at}(): pass",
}


def test_a_mark_that_cannot_be_kept_is_an_error_that_says_why(pytester: pytest.Pytester) -> None:
    tests = ["import unittest"]
    for at, mark in enumerate(WRONG):
        body = BODIES.get(mark, "def test_{at}(cdpsync_client): pass").format(at=f"{at:02}")
        tests.append(f"@pytest.mark.limit_heap_growth{mark}\n{body}")
    done = run(pytester, "\n".join(tests), "-rN")
    assert sum(done.parseoutcomes().get(kind, 0) for kind in ("failed", "errors")) == len(WRONG)
    shown = str(done.stdout)
    for said in WRONG.values():
        assert said in shown
    assert "During handling" not in shown
    assert "Traceback" not in shown


def test_without_numpy_it_says_how_to_get_it(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(
        """
        import sys
        sys.modules["numpy"] = None
        for name in [name for name in sys.modules if name.startswith("cdpsync.heap")]:
            del sys.modules[name]
        """
    )
    done = run(pytester, "@pytest.mark.limit_heap_growth(1000)\ndef test_one(cdpsync_client): pass\n")
    done.assert_outcomes(errors=1)
    assert "limit_heap_growth: cdpsync.heap needs numpy: pip install 'cdpsync[heap]'" in str(done.stdout)


def test_several_workers_do_not_share_a_program(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_XDIST_WORKER_COUNT", "2")
    tests = "@pytest.mark.limit_heap_growth(1000)\ndef test_one(cdpsync_client): pass\n"
    done = run(pytester, tests, "--cdpsync-endpoint", "1")
    done.assert_outcomes(errors=1)
    assert "several workers of xdist would use the program at 1 at once" in str(done.stdout)


def test_it_works_in_the_workers_of_xdist(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    script = pytester.path / "app.js"
    script.write_text(PROGRAM)
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    pytester.makepyfile(
        f"""
        import pytest

        @pytest.mark.limit_heap_growth("5 kB", {QUICK})
        @pytest.mark.parametrize("action", ["serve()", "open()"])
        def test_one(cdpsync_client, action):
            while cdpsync_client.evaluate("globalThis.ready") is not True:
                pass
            cdpsync_client.evaluate(action)
        """
    )
    command = f"{find_runtime('node')} {script}"
    done = pytester.runpytest_inprocess(*PLUGINS, "-n2", "--cdpsync-command", command)
    done.assert_outcomes(passed=1, failed=1)
    done.stdout.fnmatch_lines(["*200 Session held by Map sessions*"])


def test_the_mark_is_known_and_nothing_is_loaded_without_it(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    tests = """
import sys

def test_one(pytestconfig):
    assert any(line.startswith("limit_heap_growth(limit, *,") for line in pytestconfig.getini("markers"))
    loaded = {"cdpsync.heap", "cdpsync.launching", "numpy", "websocket"} & set(sys.modules)
    assert not loaded
"""
    pytester.makepyfile(tests)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    done = pytester.run(sys.executable, "-m", "pytest", *PLUGINS, "-p", "no:xdist")
    assert done.ret == 0, str(done.stdout)
