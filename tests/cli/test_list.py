"""cdpsync list: what can be reached, for people and as JSON."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from cdpsync import Program, Target

from ..attaching import programs as attaching
from ..conftest import SERVERS
from .programs import cdpsync
from .schemas import check

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are found in Linux's /proc")


@pytest.mark.real
@LINUX
def test_every_program_is_listed_with_what_reaches_it(
    shared: tuple[str, int], capfd: pytest.CaptureFixture[str]
) -> None:
    done = cdpsync(capfd, "list")
    assert (done.code, done.err) == (0, "")
    assert re.search(
        rf"^  {shared[1]} +\d+ +(Node|Deno|Chrome) \d+\.\d\S+ .*idle|^  {shared[1]} .*\n +\d  .*idle", done.out, re.M
    )
    assert len(done.out) < 20_000
    document = check(cdpsync(capfd, "list", "--json").out)
    (row,) = [row for row in document["rows"] if row["endpoint"] == str(shared[1])]
    assert row["problem"] is None
    index = next(target["index"] for target in row["targets"] if "idle" in target["url"])
    listed = cdpsync(capfd, "list", shared[1])
    assert re.search(rf"^ +{index}  (node|page)  file://.*idle", listed.out, re.M)


@pytest.mark.real
@LINUX
@pytest.mark.parametrize("name", SERVERS[:1])
def test_a_program_without_an_inspector_is_listed_with_its_pid(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code = "console.log('ready'); setInterval(() => {}, 60000)"
    with attaching.running(attaching.command(name, attaching.script(tmp_path, code)), tmp_path) as running:
        rows = check(cdpsync(capfd, "list", "--json").out)["rows"]
        (row,) = [row for row in rows if row["pid"] == running.pid]
        assert row["endpoint"] == f"--pid {running.pid}"


def test_nothing_found_says_how_to_start_one(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("cdpsync.cli.commands.list.find_programs", lambda **_: [])
    done = cdpsync(capfd, "list")
    assert (done.code, done.out) == (0, "")
    assert "node --inspect app.js" in done.err
    assert json.loads(cdpsync(capfd, "list", "--json").out)["rows"] == []


def test_those_out_of_reach_come_last_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    page = Target("A1", "page", "Shop", "http://shop.test/", "ws://127.0.0.1:9222/devtools/page/A1")
    popup = Target("B2", "browser_ui", "Omnibox Popup", "chrome://omnibox-popup/", "ws://127.0.0.1:9222/b")
    found = [
        Program(7, ("/usr/bin/chromium",), "Chrome", "156.0", "127.0.0.1:9222", (popup, page)),
        Program(
            8,
            ("node", "a.js"),
            "Node",
            problem="is in another network namespace",
            hint="as root, go there: nsenter python …; or connect() to it",
        ),
    ]
    monkeypatch.setattr("cdpsync.cli.commands.list.find_programs", lambda **_: found)
    done = cdpsync(capfd, "list")
    assert done.out == (
        "1 program\n"
        "  reach  pid  runtime       command\n"
        "  9222   7    Chrome 156.0  chromium\n"
        "       1  page  http://shop.test/  'Shop'\n"
        "          … and 1 browser_ui: cdpsync list 9222\n"
        "\n"
        "1 program out of reach\n"
        "  process 8 (node a.js): is in another network namespace\n"
        "    as root, go there: nsenter cdpsync …\n"
        "\n"
        '"cdpsync COMMAND 9222 …" reaches the first one; --target INDEX chooses a target\n'
    )
    check(cdpsync(capfd, "list", "--json").out)


def test_an_endpoint_that_does_not_answer_is_exit_code_3(capfd: pytest.CaptureFixture[str]) -> None:
    done = cdpsync(capfd, "list", "127.0.0.1:1")
    assert (done.code, done.out) == (3, "")
    assert "nobody answers" in done.err
    assert "cdpsync list, without an endpoint" in done.err
