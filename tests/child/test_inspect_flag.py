from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cdpsync import ConnectError, LaunchedClient, launch

from ..conftest import find_runtime
from ..peers import LoopbackPeer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")

# A program that says with what it was started, and that its inspector is the test's.
PROGRAM = """#!/bin/sh
exec >&2
echo "arguments: $*"
echo "NODE_OPTIONS: $NODE_OPTIONS"
echo "Debugger listening on ws://127.0.0.1:{port}/x"
exec sleep 60
"""

Run = Callable[..., LaunchedClient]


@pytest.fixture
def run(tmp_path: Path, peer: LoopbackPeer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Launch a program of any name, found in the PATH."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    monkeypatch.delenv("NODE_OPTIONS", raising=False)
    clients: list[LaunchedClient] = []

    def begin(*command: str, installed: str | None = None, wait_for_debugger: bool = False) -> LaunchedClient:
        file = tmp_path / "bin" / (installed or command[0])
        file.parent.mkdir(exist_ok=True)
        file.write_text(PROGRAM.format(port=peer.port))
        file.chmod(0o755)
        clients.append(launch(command, wait_for_debugger=wait_for_debugger, cwd=tmp_path))
        return clients[-1]

    yield begin
    for client in clients:
        client.close()


def arguments(client: LaunchedClient) -> str:
    return client.output.partition("arguments: ")[2].partition("\n")[0]


FREE = "--inspect=127.0.0.1:0"


@pytest.mark.parametrize("name", ["node", "nodejs", "node20", "node-24", "node_22", "node-v20.11.1", "node.exe"])
def test_node_gets_its_flag_whatever_version_its_name_has(run: Run, name: str) -> None:
    assert arguments(run(name, "app.js")) == f"{FREE} app.js"


def test_a_link_to_node_gets_its_flag(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "js").symlink_to(tmp_path / "bin" / "node")
    assert arguments(run("js", "app.js", installed="node")) == f"{FREE} app.js"


@pytest.mark.parametrize(
    "own",
    [
        "app.js --inspector",
        "app.js --inspect",
        "app.js --inspect=9229",
        "--inspect-port=0 app.js",
        "--inspect-publish-uid=http app.js",
        "-r ./setup.js app.js --inspect",
        "-e 1 --inspector",
        "-- --inspect",
    ],
)
def test_something_that_only_looks_like_nodes_flag_is_not_taken_for_it(run: Run, own: str) -> None:
    assert arguments(run("node", *own.split())) == f"{FREE} {own}"


@pytest.mark.parametrize(
    "own",
    [
        "--inspect app.js",
        "--inspect=127.0.0.1:0 app.js",
        "--inspect_brk=0 app.js",
        "-r ./setup.js --inspect-wait app.js",
        "-e 1 --inspect",
    ],
)
def test_a_node_command_with_a_flag_stays_as_it_is(run: Run, own: str) -> None:
    assert arguments(run("node", *own.split())) == own


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("", FREE),
        ("app.ts", f"{FREE} app.ts"),
        ("-A app.ts", f"{FREE} -A app.ts"),
        ("run -A app.ts", f"run {FREE} -A app.ts"),
        ("-q run app.ts", f"-q run {FREE} app.ts"),
        ("-L debug --quiet serve app.ts", f"-L debug --quiet serve {FREE} app.ts"),
        ("test --filter a", f"test {FREE} --filter a"),
        ("repl", f"repl {FREE}"),
        ("eval 1", f"eval {FREE} 1"),
        ("watch app.ts", f"watch {FREE} app.ts"),
        ("run app.ts --inspect", f"run {FREE} app.ts --inspect"),
        ("run -c deno.json --inspect app.ts", "run -c deno.json --inspect app.ts"),
        ("--inspect=0 app.ts", "--inspect=0 app.ts"),
        ("test a.ts --inspect", "test a.ts --inspect"),
        ("test a.ts -- --inspect", f"test {FREE} a.ts -- --inspect"),
    ],
)
def test_deno_gets_its_flag_after_the_subcommand(run: Run, own: str, expected: str) -> None:
    assert arguments(run("deno", *own.split())) == expected


@pytest.mark.parametrize("own", ["task start", "-q task start", "run start"])
def test_a_deno_task_gets_the_flag_in_the_environment(run: Run, own: str) -> None:
    client = run("deno", *own.split())
    assert f"arguments: {own}\nNODE_OPTIONS: {FREE}\n" in client.output


def test_a_file_without_a_suffix_is_not_taken_for_a_deno_task(run: Run, tmp_path: Path) -> None:
    (tmp_path / "main").touch()
    assert arguments(run("deno", "run", "main")) == f"run {FREE} main"


@pytest.mark.parametrize("prefix", ["env A=1", "nice -n 1", "timeout 50", "env -u B timeout 50"])
@pytest.mark.parametrize(
    ("name", "own", "expected"),
    [("node", "app.js", f"{FREE} app.js"), ("deno", "run app.ts", f"run {FREE} app.ts")],
)
def test_a_program_after_a_prefix_gets_its_flag(run: Run, prefix: str, name: str, own: str, expected: str) -> None:
    assert arguments(run(*prefix.split(), name, *own.split(), installed=name)) == expected


def test_a_user_named_node_is_not_taken_for_the_program(run: Run) -> None:
    assert arguments(run("sudo", "-u", "node", "npm", "start")) == "-u node npm start"


def test_a_version_that_npx_downloads_gets_its_flag(run: Run) -> None:
    assert arguments(run("npx", "-y", "deno@2.4", "run", "app.ts")) == f"-y deno@2.4 run {FREE} app.ts"


def test_chrome_after_a_prefix_gets_its_port_and_profile(run: Run) -> None:
    given = arguments(run("env", "A=1", "chromium", "--headless", "about:blank", installed="chromium"))
    assert "--user-data-dir=" in given
    assert given.endswith("--remote-debugging-port=0 --headless about:blank")


def test_an_option_of_chrome_that_begins_like_a_needed_one_is_not_taken_for_it(run: Run) -> None:
    given = arguments(run("chromium", "--user-data-dirs", "--remote-debugging-portable"))
    assert "--remote-debugging-port=0 " in given
    assert "--user-data-dir=" in given


@pytest.mark.parametrize("name", ["npm", "npx", "yarn", "pnpm", "nodemon", "start.sh", "chromedriver", "node-gyp"])
def test_a_launcher_hands_the_flag_on_to_what_it_starts(run: Run, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert f"arguments: start\nNODE_OPTIONS: {FREE}\n" in run(name, "start").output
    monkeypatch.setenv("NODE_OPTIONS", "--no-warnings --inspect=9229")
    assert f"NODE_OPTIONS: --no-warnings --inspect=9229 {FREE}\n" in run(name, "start").output


@pytest.mark.parametrize("own", ["--inspect app.ts", "--inspect-brk=0 app.ts", "-c node\t--inspect\tapp.js"])
def test_a_flag_for_the_program_that_is_started_is_left_alone(run: Run, own: str) -> None:
    assert "NODE_OPTIONS: \n" in run("tsx", *own.split(" ")).output


def test_a_shell_hands_the_flag_on(run: Run) -> None:
    client = run("sh", "-c", "node app.js", installed="node")
    assert f"arguments: app.js\nNODE_OPTIONS: {FREE}\n" in client.output


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("node inspect app.js", "itself a debugger"),
        ("bun app.ts", "WebKit's protocol"),
        ("bun run app.ts", "WebKit's protocol"),
        ("bun --inspect run start", "WebKit's protocol"),
        ("deno fmt", "deno fmt has no inspector"),
        ("deno -q lint", "deno lint has no inspector"),
    ],
)
def test_a_program_that_cannot_be_debugged_is_refused_at_once(command: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        launch(command.split())


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("node app.js", "--inspect-wait=127.0.0.1:0 app.js"),
        ("node --inspect-brk app.js", "--inspect-brk app.js"),
        ("deno run app.js", "run --inspect-brk=127.0.0.1:0 app.js"),
        ("tsx --inspect-wait app.ts", "--inspect-wait app.ts"),
    ],
)
def test_a_held_command_gets_the_flag_that_holds(run: Run, command: str, expected: str) -> None:
    assert arguments(run(*command.split(), wait_for_debugger=True)) == expected


@pytest.mark.parametrize("command", ["node --inspect a.js", "npm start", "deno task start", "chromium"])
def test_a_command_that_cannot_be_held_is_refused(command: str) -> None:
    with pytest.raises(ValueError, match=r"--inspect-wait|cannot be held"):
        launch(command.split(), wait_for_debugger=True)


# --- real ---


@pytest.mark.real
def test_a_deno_task_is_debugged(tmp_path: Path) -> None:
    (tmp_path / "deno.json").write_text('{"tasks": {"start": "deno run -A app.ts"}}')
    (tmp_path / "app.ts").write_text("setInterval(() => {}, 60000)")
    with launch([find_runtime("deno"), "task", "start"], cwd=tmp_path) as client:
        assert client.target is not None
        assert client.target.url.endswith("/app.ts")


@pytest.mark.real
def test_a_bad_option_of_node_is_reported_in_its_own_words() -> None:
    with pytest.raises(ConnectError, match=r"exit code 9.*\n.*bad option: --nosuch") as caught:
        launch([find_runtime("node"), "--nosuch", "app.js"], stdout=subprocess.DEVNULL)
    assert caught.value.hint == ""
