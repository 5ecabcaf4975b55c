"""What the shell suggests when Tab is pressed."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cdpsync import cli
from cdpsync.cli import completion, usage

from .programs import cdpsync

pytest.importorskip("argcomplete", reason="pip install '.[test]'")


def suggested(monkeypatch: pytest.MonkeyPatch, line: str) -> list[str]:
    """What is suggested at the end of a line."""
    settings = {"_ARGCOMPLETE": "1", "_ARGCOMPLETE_IFS": "\n", "COMP_LINE": line, "COMP_POINT": str(len(line))}
    for name, value in {**settings, "_ARGCOMPLETE_COMP_WORDBREAKS": " \t\n=:", "COMP_TYPE": "9"}.items():
        monkeypatch.setenv(name, value)
    name, _ = completion.command_of(completion.line(), usage.COMMANDS)
    out = io.StringIO()
    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.delattr(os, "fdopen")  # argcomplete would take 9, which is a file of pytest's, for its messages
        completion.complete(cli.parser_of(name), exit_method=sys.exit, output_stream=out)
    return [one.strip() for one in out.getvalue().split("\n")]


def test_commands_are_suggested(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {*usage.COMMANDS} <= {*suggested(monkeypatch, "cdpsync ")}
    assert suggested(monkeypatch, "cdpsync scr") == ["screenshot"]


def test_options_of_a_command_are_suggested_and_their_values(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {"--pid", "--sort", "--once"} <= {*suggested(monkeypatch, "cdpsync top 9229 --")}
    assert suggested(monkeypatch, "cdpsync top --sort total") == ["total", "total-time"]
    assert suggested(monkeypatch, "cdpsync heap summary --st") == ["--statistics"]


def test_an_option_for_a_duration_gets_no_names_of_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("3s").touch()
    assert suggested(monkeypatch, "cdpsync top -d ") == [""]


def test_topics_and_the_names_of_the_protocol_are_suggested(monkeypatch: pytest.MonkeyPatch) -> None:
    assert suggested(monkeypatch, "cdpsync guide prof") == ["profiling"]
    assert suggested(monkeypatch, "cdpsync call Heap") == ["HeapProfiler."]
    assert suggested(monkeypatch, "cdpsync call 9229 Runtime.getHeap") == ["Runtime.getHeapUsage"]
    assert suggested(monkeypatch, "cdpsync events Debugger.pau") == ["Debugger.paused"]
    assert suggested(monkeypatch, "cdpsync protocol Runtime.RemoteObjectI") == ["Runtime.RemoteObjectId"]


def test_files_of_recordings_are_suggested(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.heapsnapshot", "a.txt"):
        Path(name).touch()
    assert "a.heapsnapshot" in (found := suggested(monkeypatch, "cdpsync heap summary a"))
    assert "a.txt" not in found
    assert {"a.heapsnapshot", "a.txt"} <= {*suggested(monkeypatch, "cdpsync snapshot -o a")}


def test_processes_of_runtimes_and_their_ports_are_suggested(monkeypatch: pytest.MonkeyPatch) -> None:
    running = [(7, ["/usr/bin/node", "--inspect=127.0.0.1:9333", "app.js"]), (8, ["vi", "node"]), (9, ["deno", "run"])]
    monkeypatch.setattr(completion, "_processes", lambda: running)
    assert suggested(monkeypatch, "cdpsync top --pid ") == ["7", "9"]
    assert suggested(monkeypatch, "cdpsync top 9") == ["9333"]


@pytest.mark.parametrize("name", [*usage.COMMANDS])
def test_every_command_has_its_options(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "--help" in suggested(monkeypatch, f"cdpsync {name} --")


def test_the_code_for_a_shell_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    for shell, word in (("bash", "complete "), ("zsh", "compdef"), ("fish", "complete --command cdpsync")):
        done = cdpsync(capfd, "--completion", shell)
        assert (done.code, done.err) == (0, "")
        assert word in done.out


def test_a_shell_completes_with_it(tmp_path: Path) -> None:
    """bash asks it through a function, and reads its answer."""
    if not shutil.which("bash"):
        pytest.skip("there is no bash")
    program = tmp_path / "cdpsync"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nsys.argv[0] = 'cdpsync'\nfrom cdpsync.cli import main\nsys.exit(main())\n"
    )
    program.chmod(0o755)
    script = """
    eval "$(cdpsync --completion bash)"
    COMP_LINE="cdpsync top --sor" COMP_POINT=17 COMP_WORDS=(cdpsync top --sor) COMP_CWORD=2 COMP_TYPE=9
    _python_argcomplete cdpsync; echo "${COMPREPLY[@]}"
    COMP_LINE="cdpsync top -- sh" COMP_POINT=17; _python_argcomplete cdpsync; echo "${#COMPREPLY[@]}"
    """
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    root = str(Path(cli.__file__).parent.parent.parent)
    environment = {**os.environ, "PATH": path, "PYTHONPATH": root}
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, env=environment, timeout=30, check=False
    )
    assert done.stdout.split() == ["--sort", "0"], done.stderr
