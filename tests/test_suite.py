"""The test suite itself: a test that hangs is named and the others run, whatever starts them."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from .soak import growth

ROOT = Path(__file__).parent.parent
CONFIG = ["-c", str(ROOT / "pyproject.toml"), "-p", "no:cacheprovider", "-p", "no:hypothesispytest"]  # slow to load
IGNORING = """
    import os, signal, sys
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGCHLD"):
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    os.close(0)
    os.execv(sys.executable, [sys.executable, "-m", "pytest", *sys.argv[1:]])
"""

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")


def run(*arguments: str, cwd: Path, code: str = "") -> subprocess.CompletedProcess[str]:
    """Run pytest with the project's configuration in a process of its own, started by `code` if that is given."""
    start = ["-c", textwrap.dedent(code)] if code else ["-m", "pytest"]
    return subprocess.run(
        [sys.executable, *start, *CONFIG, f"--rootdir={cwd}", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=50,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
        check=False,
    )


def summary(done: subprocess.CompletedProcess[str]) -> set[str]:
    return set(re.findall(r"^((?:FAILED|ERROR) \S+)", done.stdout, re.MULTILINE))


def test_a_test_that_hangs_is_named_and_all_others_run(tmp_path: Path) -> None:
    hanging = """
        import ctypes, threading
        import pytest

        @pytest.fixture
        def hangs_in_the_end():
            yield
            threading.Event().wait()

        def test_before(): pass
        def test_waits(): threading.Event().wait()
        def test_hangs_in_c():
            python, mutex = ctypes.PyDLL(None), ctypes.create_string_buffer(100)
            python.pthread_mutex_init(mutex, None)
            while True:
                python.pthread_mutex_lock(mutex)
        def test_fails_and_its_fixture_hangs(hangs_in_the_end): raise OSError
        def test_leaves_a_thread(): threading.Thread(target=threading.Event().wait).start()
        def test_after(): pass
    """
    (tmp_path / "conftest.py").write_text("from tests.conftest import *")
    for name in ("test_a.py", "test_c.py"):
        (tmp_path / name).write_text("def test_one(): pass\ndef test_other(): pass\n")
    (tmp_path / "test_b.py").write_text(textwrap.dedent(hanging))
    done = run("-o", "timeout=2", ".", cwd=tmp_path)  # half of it is left to end a test before its process is ended
    assert summary(done) == {
        "FAILED test_b.py::test_waits",
        "FAILED test_b.py::test_hangs_in_c",
        "FAILED test_b.py::test_fails_and_its_fixture_hangs",
        "ERROR test_b.py::test_fails_and_its_fixture_hangs",
        "ERROR test_b.py::test_leaves_a_thread",
    }, done.stdout + done.stderr
    assert "3 failed, 7 passed, 2 errors" in done.stdout
    assert done.returncode == 1


@posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_a_child(name: str) -> None:
    number = signal.Signals[name]
    with subprocess.Popen(["sleep", "60"]) as child:
        child.send_signal(number)
    assert child.returncode == -number


@posix
def test_ctrl_c_can_be_tested_where_signals_are_ignored_and_stdin_is_closed() -> None:
    files = ["tests/engine/test_events.py", "tests/hostile/test_process.py", "tests/test_suite.py"]
    done = run("-n", "0", "-k", "ctrl_c_while or ctrl_c_ends or ends_a_child", *files, cwd=ROOT, code=IGNORING)
    assert done.returncode == 0, done.stdout + done.stderr
    for file in files:
        assert f"{file} ." in done.stdout


def test_the_checks_before_a_commit_are_those_of_ci() -> None:
    hooks = re.findall(r"^ +entry: (.*)$", (ROOT / ".pre-commit-config.yaml").read_text("utf-8"), re.MULTILINE)
    checks = [line.partition(" 2>&1")[0] for line in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()]
    assert len(hooks) == 5
    assert set(hooks) <= set(checks)


@pytest.mark.parametrize(
    ("least", "grown"),
    [
        ([33, 50, 52, 54, 54, 55], False),
        ([33, 50, 50, 52, 54, 56, 58], True),
        ([33, 50, 52, 51, 53, 53, 54, 61, 54, 53, 54], False),  # one minute is not growth
        ([33, 50, 52, 51, 53, *range(54, 70)], True),
        ([33, 50, 55, 60, 60, 62, 63, 64, 64, 65], False),
    ],
)
def test_the_soak_reports_memory_that_has_grown_since_the_first_minutes(least: list[float], grown: bool) -> None:
    assert bool(growth(least)) is grown
