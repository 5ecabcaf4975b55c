"""The README's code runs, and what it says of the command line is so."""

from __future__ import annotations

import contextlib
import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from cdpsync import cli, launch
from cdpsync.threads.deadline import Deadline

from .conftest import Start, find_runtime
from .test_prompts import COLUMNS, MISSING, ROWS, ipython_prompt

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
CONSOLE = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
INSTALL = [block for block in CONSOLE if "pip install" in block]


@pytest.mark.real
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_the_code_blocks_run_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    deno = find_runtime("deno")
    find_runtime("chromium")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join([str(Path(deno).parent), os.environ["PATH"]]))
    Path("app.ts").write_text("setInterval(() => {}, 60000);")
    Path("job.ts").write_text("console.log('one'); console.log('two');")
    with launch([deno, "run", "app.ts"]) as program:
        namespace: dict[str, object] = {}
        for number, block in enumerate(PYTHON):
            code = block.replace("9229", str(program.port))
            exec(compile(code, f"README.md, Python block {number + 1}", "exec"), namespace)
    printed = capsys.readouterr().out
    assert printed.startswith("42\nhello\nDeno/")
    assert "['one']\n['two']\n" in printed
    assert Path("app.heapsnapshot").stat().st_size > 1_000_000


class Checker(doctest.OutputChecker):
    """Compares what is printed, but for Node's version and the empty lines in help, which some have indented."""

    def check_output(self, want: str, got: str, optionflags: int) -> bool:
        return super().check_output(self.bare(want), self.bare(got), optionflags)

    @staticmethod
    def bare(text: str) -> str:
        return re.sub(r"node\.js/v[\d.]+", "node.js", re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE))


@pytest.mark.real
def test_the_transcript_is_what_the_prompt_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    node = find_runtime("node")
    monkeypatch.chdir(tmp_path)
    Path("app.js").write_text(
        "function greet(name) {\n  return `hello ${name}`;\n}\nsetInterval(() => greet('Ada'), 50);"
    )
    (transcript,) = re.findall(r"```pycon\n(.*?)```", README, re.DOTALL)
    with launch([node, "app.js"]) as program:
        # In help there are empty lines, at which doctest would take the output to end.
        transcript = transcript.replace("9229", str(program.port))
        whole = re.sub(r"\n(?=\n(?!>>>))", "\n<BLANKLINE>", transcript)
        test = doctest.DocTestParser().get_doctest(whole, {}, "README.md", None, None)
        said: list[str] = []
        flags = doctest.NORMALIZE_WHITESPACE  # the empty lines at an end
        doctest.DocTestRunner(Checker(), verbose=False, optionflags=flags).run(test, out=said.append)
    assert len(test.examples) > 12
    assert not said, "".join(said)


@pytest.mark.real
def test_the_picture_of_completion_is_what_ipython_shows(start: Start, tmp_path: Path) -> None:
    pyte, pexpect = pytest.importorskip("pyte", reason=MISSING), pytest.importorskip("pexpect", reason=MISSING)
    picture = re.findall(r"```text\n(In \[1\].*?)```", README, re.DOTALL)[0].splitlines()
    typed = picture[0].removeprefix("In [1]: ")
    prompt = ipython_prompt(start("node").port, tmp_path)
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.Stream(screen)
    stream.feed(prompt.child.before + prompt.child.after)
    prompt.child.send(f"{typed}\t")
    deadline = Deadline(20)
    while (shown := [line.rstrip() for line in screen.display if line.strip()]) != picture and not deadline.passed():
        with contextlib.suppress(pexpect.TIMEOUT):
            stream.feed(prompt.child.read_nonblocking(65536, 0.1))
    prompt.end()
    assert shown == picture


@pytest.mark.real
def test_the_demo_prints_what_the_readme_shows(tmp_path: Path) -> None:
    find_runtime("deno")
    first, _, shown = INSTALL[0].partition("\n")
    install, command = first.removeprefix("$ ").split(" && ")
    assert install == "pip install '.[demo]'"
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,  # as on a terminal
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "120"},
        timeout=50,
        check=True,
    )

    def shape(text: str) -> str:
        # Now and then V8 still has a handle on the Map, from its last command, and that is nearer.
        text = re.sub(r"(?<=keeps them:\n)(?:.*\n)*?.*(?=→ Map)", "…", text)
        return re.sub(r" +", " ", re.sub(r"[+-]?\d[\d.,]*", "#", text))

    assert shape(done.stdout) == shape(shown)


def test_every_option_of_the_command_line_that_is_mentioned_exists() -> None:
    for line in re.findall(r"^\$ (cdpsync .*)$", README, re.MULTILINE):
        for command in line.split(" | "):
            assert cli._parse(shlex.split(command)[1:]).command in ("heap", "snapshot")
    for line in re.findall(r"`(cdpsync snapshot[^`]*)`", README):
        arguments = cli._parse(shlex.split(line)[1:])
        assert arguments.command == "snapshot"
        assert arguments.launched in (None, ["node", "app.js"])
