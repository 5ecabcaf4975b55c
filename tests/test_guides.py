"""The README and the guides: every block of code runs, and prints what the page shows."""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from configparser import ConfigParser
from pathlib import Path
from typing import NamedTuple

import pytest

from cdpsync import CDPClient, Event, cli, connect, launch
from cdpsync.threads import Deadline

from .conftest import SERVERS, Start, command, find_runtime
from .test_prompts import COLUMNS, MISSING, ROWS, ipython_prompt

ROOT = Path(__file__).parent.parent
GUIDES = {path.stem: path for path in sorted((ROOT / "cdpsync" / "guide").glob("*.md"))}
PAGES = {"README": ROOT / "README.md", **GUIDES}
TEXT = {name: path.read_text("utf-8") for name, path in PAGES.items()}

PRINTED = {
    "README": "[42, {'a': 1}]\n",
    "connecting": "['one']\n['two']\n",
    "threads": "328350\n",
    "workers": "total 42\n",
    "debugging": "total 11 42\n",
    "coverage": "True all have run\n",
}
"""What the Python code of a page prints, among other things."""


class Block(NamedTuple):
    language: str
    code: str
    line: int
    """The line of the page, from 1."""


def blocks(name: str) -> Iterator[Block]:
    text = TEXT[name]
    for found in re.finditer(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield Block(found[1], found[2], text.count("\n", 0, found.start(2)) + 1)


def program(name: str, language: str, number: int = 0) -> str:
    """A program that a page shows, and that its code uses."""
    return [block.code for block in blocks(name) if block.language == language][number]


PROGRAMS = {
    "app.js": program("command-line", "javascript"),
    "app.ts": "setInterval(() => {}, 60000);",
    "shop.js": program("prompt", "javascript"),
    "orders.ts": program("debugging", "typescript"),
    "report.ts": program("profiling", "typescript"),
    "job.ts": "console.log('one'); console.log('two');",
    "server.js": program("growth", "javascript"),
    "pool.mjs": program("workers", "javascript"),
    "parent.cjs": program("workers", "javascript", 1),
}
"""The programs that the pages use, by file."""


def tables(name: str) -> Iterator[tuple[int, list[list[str]]]]:
    """The cells of each table, and the line on which it begins, from 1."""
    for found in re.finditer(r"(?:^\|.*\|\n)+", TEXT[name], re.MULTILINE):
        head, _, *rows = [line[1:-1].split("|") for line in found[0].splitlines()]
        yield TEXT[name].count("\n", 0, found.start()) + 1, [[cell.strip() for cell in row] for row in [head, *rows]]


def table(name: str, title: str) -> list[list[str]]:
    """The rows of the table with this title in its first row."""
    (rows,) = [rows for _, (head, *rows) in tables(name) if title in head]
    return rows


def ours(name: str) -> Iterator[Block]:
    """Each piece of code in a table's column that is headed "cdpsync", or "cdpsync now"."""
    for line, (head, *rows) in tables(name):
        for title in {"cdpsync", "cdpsync now"} & {*head}:
            for number, row in enumerate(rows, 2):
                yield from (
                    Block("python", code, line + number) for code in re.findall("`(.*?)`", row[head.index(title)])
                )


# --- the code ---


class World:
    """Where the code of the pages runs: a directory with programs, a Node at 9229 and a Chromium at 9222."""

    def __init__(self, folder: Path, stack: contextlib.ExitStack) -> None:
        self._folder = folder
        self._stack = stack
        self._ports: dict[str, int] = {}
        self.names: dict[str, object] = {"event": Event("Runtime.consoleAPICalled", {"args": []})}
        for file, source in PROGRAMS.items():
            (folder / file).write_text(source)

    def here(self, code: str) -> str:
        """The code with the ports of our programs. A program is started when its port is first named."""
        for port, start in (("9229", self._node), ("9222", self._chromium)):
            if port in code:
                if port not in self._ports:
                    self._ports[port] = self._stack.enter_context(start()).port
                code = code.replace(port, str(self._ports[port]))
        return code

    def _node(self) -> CDPClient:
        return launch([find_runtime("node"), "app.js"])

    def _chromium(self) -> CDPClient:
        return launch(command("chromium", self._folder / "app.js"))

    def close(self) -> None:
        for value in self.names.values():
            if isinstance(value, CDPClient):
                value.close()


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "cdpsync").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m cdpsync "$@"\n')
    (programs / "cdpsync").chmod(0o755)
    runtimes = [str(Path(find_runtime(name)).parent) for name in ("deno", "node")]
    monkeypatch.setenv("PATH", os.pathsep.join([str(programs), *runtimes, os.environ["PATH"]]))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.chdir(tmp_path)
    with contextlib.ExitStack() as stack:
        world = World(tmp_path, stack)
        yield world
        world.close()


def run_python(world: World, block: Block, name: str) -> None:
    if "\ndef test_" in block.code:
        run_tests(block, name)
        return
    code = "\n" * (block.line - 1) + world.here(block.code)  # a traceback then shows the line of the page
    exec(compile(code, str(PAGES[name]), "exec"), world.names)


def run_tests(block: Block, name: str) -> None:
    """Run the tests of a page with the plugin, and with the settings that the page shows."""
    Path("test_page.py").write_text(block.code)
    Path("pytest.ini").write_text(program(name, "ini"))
    command = [sys.executable, "-m", "pytest", "-p", "cdpsync.pytest_plugin", "-p", "no:xdist", "test_page.py"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=50, check=False)
    assert done.returncode == 0, done.stdout


class Checker(doctest.OutputChecker):
    """Compares what is printed, except for Node's version and white space at the end of a line.

    Also except for calls below what was evaluated: a program that is still starting may be in the middle of something.
    """

    def check_output(self, want: str, got: str, optionflags: int) -> bool:
        return super().check_output(self.bare(want), self.bare(got), optionflags)

    @staticmethod
    def bare(text: str) -> str:
        text = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
        text = re.sub(r"(?<=at <evaluate>:)(\d+:\d+)(?:\n +at .*)+", r"\1", text)
        return re.sub(r"node\.js/v[\d.]+", "node.js", text)


def run_transcript(world: World, block: Block, name: str) -> None:
    # To doctest, an empty line ends the output, but the output of help() has empty lines.
    code = re.sub(r"\n(?=\n(?!>>>))", "\n<BLANKLINE>", world.here(block.code))
    test = doctest.DocTestParser().get_doctest(code, world.names, name, str(PAGES[name]), block.line - 1)
    said: list[str] = []
    runner = doctest.DocTestRunner(Checker(), verbose=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    runner.run(test, out=said.append, clear_globs=False)
    world.names.update(test.globs)
    assert test.examples
    assert not said, "".join(said)


def shape(text: str) -> str:
    """A text without its numbers."""
    # Now and then V8 still has a handle on the Map, from the last command, and the path goes through that.
    text = re.sub(r"\b[0-9a-f]{8}-[0-9a-f-]{27}", "ID", text)
    text = re.sub(r"file:///\S*?(/app\.js|…$)", "file:///…", text, flags=re.MULTILINE)
    text = re.sub(r"(?<=keeps them alive:\n)(?:.*\n)*?.*(?=→ Map)", "…", text)
    return re.sub(r" +", " ", re.sub(r"[+-]?\d[\d.,]*", "#", text))


def run_commands(world: World, block: Block, name: str) -> None:
    for line, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.code, re.MULTILINE):
        install, _, rest = line.rpartition(" && ") if line.startswith("pip install ") else ("", "", line)
        if rest.startswith("pip install "):
            install, rest = rest, ""
        assert set(re.findall(r"\.\[(.*?)\]", install)) <= extras()
        if rest in ("", "pytest"):
            continue
        code, printed = run_line(world.here(rest).replace("--every 60", "--every 0"))
        assert code == 0, f"{line}\n{printed}"
        if rest == "cdpsync demo":  # what V8 inlines, and how fast it is, differs each time
            shown, printed = steps(shown), steps(printed)
        assert not shown or shape(printed) == shape(shown)


def steps(text: str) -> str:
    """The comments and the commands in the output of the demo."""
    return "\n".join(line for line in text.splitlines() if line.startswith(("# ", "+ ")))


_SHELL = set("|<>;&`?*")


def run_line(line: str) -> tuple[int, str]:
    """Run a line of a shell; returns its exit code and all that it prints, as on a terminal.

    A plain "cdpsync …" runs in this process, which takes a tenth of the time; it may end in ">FILE".
    """
    plain = re.sub(r" >\w+\.txt$", "", line)
    words = shlex.split(plain)
    if words[0] != "cdpsync" or "--" in words or _SHELL & {*re.sub("'.*?'", "", plain)}:
        done = subprocess.run(
            ["sh", "-c", line],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "120"},
            timeout=50,
        )
        return done.returncode, done.stdout
    data = io.BytesIO()
    screen = io.TextIOWrapper(data, encoding="utf-8", newline="", write_through=True)
    with contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen), pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "120")
        code = cli.main(words[1:])
    return code, data.getvalue().decode() if plain == line else ""


def extras() -> set[str]:
    config = ConfigParser()
    config.read(ROOT / "setup.cfg")
    return set(config["options.extras_require"])


RUN: dict[str, Callable[[World, Block, str], None]] = {
    "python": run_python,
    "pycon": run_transcript,
    "console": run_commands,
}


@pytest.mark.real
@pytest.mark.timeout(150)  # the command line's page has an example of each command
@pytest.mark.parametrize("name", [name for name in PAGES if any(block.language in RUN for block in blocks(name))])
def test_the_code_of_each_page_runs(name: str, world: World, capsys: pytest.CaptureFixture[str]) -> None:
    for block in sorted([*blocks(name), *ours(name)], key=lambda block: block.line):
        if block.language in RUN:
            RUN[block.language](world, block, name)
    assert PRINTED.get(name, "") in capsys.readouterr().out


@pytest.mark.real
@pytest.mark.parametrize("runtime", [name for name in SERVERS if name != "node"])
def test_the_code_about_workers_runs_on_every_runtime(
    runtime: str, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    start = ", ".join(map(repr, command(runtime, Path("pool.mjs"))))
    on_workers = [block for block in blocks("workers") if '["node", "pool.mjs"]' in block.code]
    for block in on_workers:
        run_python(world, block._replace(code=block.code.replace('"node", "pool.mjs"', start)), "workers")
    assert len(on_workers) == 2
    assert capsys.readouterr().out.count("total 42\n") == 2


def test_there_is_no_block_that_nothing_runs() -> None:
    pictures = [block.code for name in PAGES for block in blocks(name) if block.language not in RUN]
    pictures = [picture for picture in pictures if picture not in (*PROGRAMS.values(), program("growth", "ini"))]
    # The lines for the start-up file of a shell are those that tests of the command line run.
    assert [picture[:6] for picture in pictures] == ['eval "', "In [1]"]


@pytest.mark.real
def test_the_picture_of_completion_is_what_ipython_shows(start: Start, tmp_path: Path) -> None:
    pyte, pexpect = pytest.importorskip("pyte", reason=MISSING), pytest.importorskip("pexpect", reason=MISSING)
    picture = next(block.code for block in blocks("protocol") if block.language == "text").splitlines()
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
def test_the_commands_that_open_an_inspector_do(world: World) -> None:
    rows = [row for row in table("connecting", "command") if "running" not in row[0]]
    for row in rows:
        words = shlex.split(row[1].strip("`").replace("DIRECTORY", "profile"))
        words = [re.sub(r"^(--inspect[\w-]*)$", r"\1=127.0.0.1:0", word).replace("9222", "0") for word in words]
        if words[0] == "chromium":
            words[:1] = [find_runtime("chromium"), "--headless", "--no-sandbox", "--disable-gpu"]
        with launch(words, wait_for_debugger="held" in row[0]) as client:
            client.run_if_waiting()
            assert client.Runtime.evaluate(expression="6 * 7")["result"].get("value") == 42
    assert len(rows) == 5


@pytest.mark.real
def test_a_running_node_opens_its_inspector_when_it_is_told_to(tmp_path: Path) -> None:
    script = tmp_path / "app.js"
    script.write_text("console.log('ready'); setInterval(() => {}, 60000)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = [find_runtime("node"), f"--inspect-port={port}", str(script)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as program:
        assert program.stdout is not None
        program.stdout.readline()
        program.send_signal(signal.SIGUSR1)
        with connect(port, wait=10) as client:
            assert client.browser.startswith("node.js/")
        program.kill()


# --- what they say ---


def test_the_readme_is_short() -> None:
    assert PAGES["README"].stat().st_size <= 12_000


def test_the_readme_links_to_every_guide() -> None:
    assert set(re.findall(r"\(cdpsync/guide/([\w-]+)\.md\)", TEXT["README"])) == GUIDES.keys()


def test_every_link_to_a_file_leads_to_one() -> None:
    pages = {**PAGES, **{path.name: path for path in (ROOT / ".github").glob("*.md")}}
    for path in pages.values():
        for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text("utf-8")):
            assert (path.parent / link).exists(), f"{path.name}: {link}"


def test_the_figures_of_the_readme_are_those_of_the_guide() -> None:
    figures = {row[0]: row[1:6] for row in table("speed", "limit")}
    rows = table("README", "limit")
    assert len(rows) == 5
    assert {row[0]: row[1:] for row in rows}.items() <= figures.items()


def test_every_option_of_the_command_line_that_is_mentioned_exists() -> None:
    for text in TEXT.values():
        for words in map(shlex.split, re.findall(r"`cdpsync ([^`]* [^`]*)`", text)):
            assert cli._parse(words).command == words[0]


# --- cdpsync guide ---


def test_each_guide_says_what_it_is_about_and_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["guide"]) == 0
    listed = capsys.readouterr().out
    assert sorted(re.findall(r"^  ([\w-]+)  +\S.*\.$", listed, re.MULTILINE)) == [*GUIDES]
    for name in GUIDES:
        assert cli.main(["guide", name]) == 0
        assert capsys.readouterr().out == TEXT[name]


def test_what_agents_look_for_is_the_guide_for_agents() -> None:
    found = ROOT / ".agents" / "skills" / "cdpsync" / "SKILL.md"
    assert found.resolve() == GUIDES["agents"]
    assert TEXT["agents"].startswith("---\nname: cdpsync\ndescription: ")


def test_an_unknown_topic_is_refused_with_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["guide", "nosuch"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "there is no guide 'nosuch'" in printed.err
    assert all(name in printed.err for name in GUIDES)


def test_at_a_terminal_a_guide_goes_through_the_pager(tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect", reason=MISSING)
    pager = tmp_path / "pager"
    pager.write_text('#!/bin/sh\necho "paged: $(head -1)"\n')
    pager.chmod(0o755)
    environment = {**os.environ, "PAGER": str(pager), "TERM": "xterm", "PYTHONPATH": str(ROOT)}
    program = pexpect.spawn(sys.executable, ["-m", "cdpsync", "guide", "heap"], env=environment, timeout=30)
    program.expect_exact("paged: # Heap snapshots")
    program.expect(pexpect.EOF)
    program.close()
