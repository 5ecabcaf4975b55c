"""cdpsync debug, probe and repl on real programs, with commands from a pipe."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cdpsync import connect

from ..conftest import find_runtime
from .programs import KINDS, Done, Program, cdpsync, running
from .schemas import documents

pytestmark = pytest.mark.real

MORE = """
function total(orders) {
  let sum = 0;
  for (const order of orders) {
    sum += order.cost;
  }
  return sum;
}
setInterval(() => total([{ id: 1, cost: 20 }, { id: 2, cost: 22 }]), 20);
"""

TS = """\
interface Order { id: number; cost: number }

function total(orders: Order[]): number {
  let sum = 0;
  for (const order of orders) {
    sum += order.cost;
  }
  return sum;
}

console.log("says", total([{ id: 1, cost: 20 }, { id: 2, cost: 22 }]));
"""


@pytest.fixture(scope="module", params=KINDS)
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with running(request.param, tmp_path_factory.mktemp("debugging"), MORE) as one:
        yield one


@pytest.fixture
def type_in(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> TypeIn:
    return TypeIn(capfd, monkeypatch)


class TypeIn:
    """Runs a command line whose stdin has these lines."""

    def __init__(self, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.capfd = capfd
        self._monkeypatch = monkeypatch

    def __call__(self, lines: str, *words: object) -> Done:
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        return cdpsync(self.capfd, *words)


def line_of(program: Program, text: str) -> int:
    return program.script.read_text().splitlines().index(text) + 1


def test_a_breakpoint_shows_the_place_and_values_and_nothing_is_left_behind(program: Program, type_in: TypeIn) -> None:
    place = f"main.js:{line_of(program, '    sum += order.cost;')}"
    commands = f"b {place} if sum > 0\nc\nw\na\np order\np sum + order.cost\nr\nb\ncl\n"
    done = type_in(commands, "debug", program.port)
    assert done.code == 0, done
    for said in (
        f"(running) b {place} if sum > 0",
        ">*",
        "> #0 total",
        "orders = [ { id: 1, cost: 20 }, { id: 2, cost: 22 } ]",
        "{ id: 2, cost: 22 }",
        "42\n",
        ", hit ",
        "removed breakpoint 1",
    ):
        assert said in done.out, done.out
    with connect(program.port) as client:
        assert client.evaluate("6 * 7", timeout=5) == 42


def test_steps_go_into_calls_over_them_and_out_of_them(program: Program, type_in: TypeIn) -> None:
    line = line_of(program, "  let sum = 0;")
    done = type_in(f"tb total\nc\nn\nn 2\nu\nd\nr\nw\nuntil {line + 4}\nq\n", "debug", program.port)
    assert f"breakpoint 1 at {program.script}:{line}" in done.out.replace("main.js", str(program.script)) or (
        f"main.js:{line}" in done.out
    ), done.out
    assert "#1 at" in done.out
    assert "returns 42" in done.out, done.out


def test_a_worker_has_a_debugger_of_its_own(program: Program, type_in: TypeIn) -> None:
    name = "hash.ts" if program.kind == "deno" else "hash.js"
    done = type_in(f"b {name}:6\nc\np value\nq\n", "debug", program.fresh().port, "--worker", "hash")
    assert f"{name}:6" in done.out, done
    assert "in hash" in done.out, done


def test_what_is_wrong_is_said_and_the_session_goes_on(program: Program, type_in: TypeIn) -> None:
    done = type_in(
        "p nosuch\nbrek 7\nlet x = ;\nb 7\nh nosuch\nup\nb other.js:3\ncl 9\nu\np 6 * 7\ncondition 1 a b\nrestart\n",
        "debug",
        program.port,
    )
    assert done.code == 0
    for said in (
        "*** ReferenceError: nosuch is not defined",
        "*** the program has not stopped in a file",
        "there is no verb brek either, did you mean break?",
        "*** SyntaxError: Unexpected token ';'\n",
        "*** there is no verb nosuch",
        "*** the program is running; c waits until it stops",
        "1: other.js:3, pending",
        "*** there is no breakpoint 9: there are 1",
        "42\n",
        "*** the condition 'a b' is not an expression",
        "*** only a program that was started after --",
    ):
        assert said in done.out, (said, done.out)


def test_a_line_that_begins_with_no_verb_is_javascript(program: Program, type_in: TypeIn) -> None:
    done = type_in("globalThis.n = 5\nn = 6\np n\n!n + 1\nexec('n + 2')\n", "debug", program.port)
    assert [one for one in done.out.splitlines() if not one.startswith("(")] == ["5", "6", "6", "7", "8"]


def test_a_probe_prints_values_and_never_stops_the_program(program: Program, capfd: pytest.CaptureFixture[str]) -> None:
    place = f"main.js:{line_of(program, '    sum += order.cost;')}"
    done = cdpsync(capfd, "probe", program.port, place, "sum", "order", "--if", "sum > 0", "--count", "2")
    assert done.code == 0, done
    assert len(done.out.splitlines()) == 2
    assert all("sum = 20, order = {id: 2, cost: 22}" in line and place in line for line in done.out.splitlines()), done


def test_several_probes_give_one_stream_of_json(program: Program, capfd: pytest.CaptureFixture[str]) -> None:
    line = line_of(program, "    sum += order.cost;")
    words = ["--count", 12, "-p", f"main.js:{line}", "order.id", "0 / 0", "-p", f"main.js:{line + 2}", "sum", "no.such"]
    done = cdpsync(capfd, "probe", program.port, "--json", *words)
    hits = documents(done.out, "probe")
    assert {hit["line"] - line for hit in hits} == {0, 2}, done
    last = next(hit for hit in hits if hit["line"] == line + 2)
    assert last["values"] == {"sum": 42}
    assert "no is not defined" in last["errors"]["no.such"]
    assert next(hit for hit in hits if hit["line"] == line)["values"]["0 / 0"] == {"$number": "NaN"}


def test_probes_of_all_workers_are_labelled(program: Program, capfd: pytest.CaptureFixture[str]) -> None:
    name = "hash.ts" if program.kind == "deno" else "hash.js"
    words = [f"{name}:6", "value", "--worker", "all", "--count", 2, "--json"]
    done = cdpsync(capfd, "probe", program.fresh().port, *words)
    assert [hit["worker"] for hit in documents(done.out, "probe")] == ["hash", "hash"], done
    assert all(hit["values"]["value"] for hit in documents(done.out, "probe"))


def test_a_place_that_is_not_there_is_an_error_that_names_near_ones(
    program: Program, capfd: pytest.CaptureFixture[str]
) -> None:
    done = cdpsync(capfd, "probe", program.port, "mian.js:3", "x")
    assert done.code == 2
    assert "did you mean main.js?" in done.err, done
    done = cdpsync(capfd, "probe", program.port, "main.js:9999", "x")
    assert done.code == 2
    assert "main.js has" in done.err, done


def test_repl_runs_code_from_the_command_line_and_from_a_pipe(program: Program, type_in: TypeIn) -> None:
    done = cdpsync(
        type_in.capfd, "repl", program.port, "-c", "x = client.evaluate('answer')", "-c", "x, session.closed"
    )
    assert (done.code, done.out, done.err) == (0, "(42, False)\n", "")
    done = type_in("for n in range(2):\n    print(n)\nclient.evaluate('answer')\n1 / 0\n", "repl", program.port)
    assert (done.code, done.out) == (1, "0\n1\n42\n")
    assert done.err.endswith("ZeroDivisionError: division by zero\n")


def test_the_debugger_finds_a_process_by_its_number(program: Program, type_in: TypeIn) -> None:
    done = type_in("tb total\nc\np sum\n", "debug", "--pid", program.pid)
    assert "in total" in done.out, done


@pytest.mark.parametrize("kind", ["deno", "node"])
def test_a_program_that_is_started_stops_before_its_first_line(kind: str, tmp_path: Path, type_in: TypeIn) -> None:
    script = tmp_path / "orders.mts"
    script.write_text(TS)
    command = [find_runtime(kind), *(["run"] if kind == "deno" else []), script]
    lines = f"b {script}:6, sum > 0\nc\nlocals\nll\nrestart\nc\np order.id\ncl\nc\nq\n"
    done = type_in(lines, "debug", "--", *command)
    assert done.code == 0, done
    assert done.out == "says 42\n"
    assert "start at" in done.err
    assert done.err.count("sum += order.cost") == 3
    assert "order = { id: 2, cost: 22 }\n" in done.err
    assert "the program has ended, with exit code 0" in done.err


@pytest.mark.parametrize("kind", ["deno", "node"])
def test_probes_of_a_program_that_is_started_see_its_first_line(
    kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "orders.mts"
    script.write_text(TS)
    command = [find_runtime(kind), *(["run"] if kind == "deno" else []), script]
    done = cdpsync(capfd, "probe", "orders.mts:6", "sum", "--", *command)
    assert (done.code, done.out) == (0, "says 42\n"), done
    assert [line.rpartition("  ")[2] for line in done.err.splitlines()] == ["sum = 0", "sum = 20"]
    done = cdpsync(capfd, "probe", "order.mts:6", "sum", "--", *command)
    assert (done.code, done.out) == (2, "says 42\n"), done
    assert "did you mean orders.mts?" in done.err
