"""eval, call, events and console, on a program with a worker in each runtime."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cdpsync import connect

from .programs import KINDS, Program, cdpsync, command, running
from .schemas import document, documents

pytestmark = pytest.mark.real

_MORE = """
globalThis.orders = new Map([[1, { sku: 'ink', price: 12.5 }]]);
console.log('open', { orders: 1 });
console.warn('only %d left', 3);
globalThis.say = text => console.error(text);
"""

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module", params=KINDS)
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with running(request.param, tmp_path_factory.mktemp("talk"), _MORE) as one:
        yield one


# --- eval ---


def test_eval_prints_a_value_as_people_read_it(program: Program, capfd: Capture) -> None:
    done = cdpsync(capfd, "eval", program.port, "[orders, 'a', 1n, undefined]")
    assert done == (0, "[ Map(1) { 1 => { sku: 'ink', price: 12.5 } }, 'a', 1n, undefined ]\n", "")
    assert cdpsync(capfd, "eval", program.port, "await Promise.resolve('text')").out == "text\n"


def test_eval_prints_a_value_as_json(program: Program, capfd: Capture) -> None:
    done = cdpsync(capfd, "eval", program.port, "--json", "[orders, 1n, NaN, undefined, () => 1, new Date(0)]")
    assert done.code == 0
    found = document(done.out, "eval")
    assert (found["kind"], found["class"]) == ("object", "Array")
    assert found["value"] == [
        {"$map": [[1, {"sku": "ink", "price": 12.5}]]},
        {"$bigint": "1"},
        {"$number": "NaN"},
        {"$undefined": True},
        {"$function": ""},
        {"$date": "1970-01-01T00:00:00.000Z"},
    ]


def test_eval_says_where_code_threw(program: Program, capfd: Capture) -> None:
    done = cdpsync(capfd, "eval", program.port, "null.price")
    assert (done.code, done.out) == (1, "")
    first, second, *_ = done.err.splitlines()
    assert first == "cdpsync: TypeError: Cannot read properties of null (reading 'price')"
    assert second == "    at <evaluate>:1:6"


def test_eval_says_how_to_read_what_is_not_global(program: Program, capfd: Capture) -> None:
    done = cdpsync(capfd, "eval", program.port, "total")
    assert done.code == 1
    assert done.err.splitlines()[-1].startswith("total is not global")
    assert "cdpsync probe FILE:LINE total" in done.err


def test_eval_ends_an_endless_loop(program: Program, capfd: Capture) -> None:
    done = cdpsync(capfd, "eval", program.port, "for (;;) {}", "--timeout", "200ms")
    assert (done.code, done.out) == (4, "")
    assert "the code was stopped; --timeout S allows more time" in done.err
    assert cdpsync(capfd, "eval", program.port, "answer").out == "42\n"


def test_eval_asks_every_worker(program: Program, capfd: Capture) -> None:
    done = cdpsync(capfd, "eval", program.port, "globalThis.answer ?? 'none'", "--worker", "all")
    lines = done.out.splitlines()
    assert lines[0] == "main: 42"
    assert len(lines) == 2
    assert lines[1].endswith(": none")


def test_eval_asks_a_worker_by_its_name(program: Program, capfd: Capture) -> None:
    if program.kind == "deno":
        pytest.skip("Deno 2.9 announces a worker to the first two debuggers only")
    assert cdpsync(capfd, "eval", program.port, "--worker", "hash", "line") == (0, "1\n", "")


# --- call ---


def test_call_prints_the_reply(program: Program, capfd: Capture) -> None:
    words = ("call", program.port, "Runtime.evaluate", "expression=6 * 7", "returnByValue=true")
    done = cdpsync(capfd, *words)
    assert json.loads(done.out)["result"]["value"] == 42
    found = document(cdpsync(capfd, *words, "--json").out, "call")
    assert (found["method"], found["worker"], found["result"]["result"]["value"]) == ("Runtime.evaluate", None, 42)


def test_call_reads_json_from_stdin(program: Program, capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO('{"expression": "[1, 2].length", "returnByValue": true}'))
    done = cdpsync(capfd, "call", program.port, "Runtime.evaluate", "-")
    assert json.loads(done.out)["result"]["value"] == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["Runtime.evaluat"], "no command 'Runtime.evaluat'; did you mean 'Runtime.evaluate'?"),
        (["Runtime.evaluate", "expresion=1"], "did you mean 'expression'?"),
        (["Runtime.evaluate", "expression=1", "timeout=soon"], "timeout is a number, such as 2.5, not 'soon'"),
        (["Runtime.evaluate", "expression=1", "silent=yes"], "silent is true or false, not 'yes'"),
        (["Runtime.evaluate", "expression"], "write KEY=VALUE"),
        (["Runtime.evaluate", "[1]"], "write a JSON object"),
        (["Runtime.consoleAPICalled"], "is an event; cdpsync events prints it"),
        (["evaluate"], "did you mean 'Runtime.evaluate'?"),
        ([], "name a command"),
    ],
)
def test_call_says_what_is_wrong(program: Program, capfd: Capture, words: list[str], says: str) -> None:
    done = cdpsync(capfd, "call", program.port, *words)
    assert (done.code, done.out) == (2, "")
    assert says in done.err


def test_call_passes_on_what_the_target_refuses(program: Program, capfd: Capture) -> None:
    done = cdpsync(capfd, "call", program.port, "Runtime.getProperties", "objectId=1.1.1")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("cdpsync: Runtime.getProperties: ")


# --- console ---


def test_console_begins_with_what_was_logged_before(program: Program, capfd: Capture) -> None:
    done = cdpsync(capfd, "console", program.port, "--count", 2)
    assert (done.code, done.err) == (0, "")
    first, second = done.out.splitlines()
    assert " info    open { orders: 1 }  (" in first
    assert " warning only 3 left  (" in second
    line = program.script.read_text().splitlines().index("console.warn('only %d left', 3);") + 1
    assert f"main.js:{line}:" in second


def test_console_prints_json_lines(program: Program, capfd: Capture) -> None:
    done = cdpsync(capfd, "console", program.port, "--json", "--level", "warning", "--count", 1)
    (found,) = documents(done.out, "console")
    assert (found["level"], found["text"], found["replayed"]) == ("warning", "only 3 left", True)


def test_console_follows_workers_too(program: Program, capfd: Capture) -> None:
    if program.kind == "deno":
        pytest.skip("Deno 2.9 announces a worker to the first two debuggers only")
    cdpsync(capfd, "eval", program.port, "--worker", "hash", "console.log('the worker')")
    done = cdpsync(capfd, "console", program.port, "--json", "--worker", "all", "-d", "200ms")
    found = [one["worker"] for one in documents(done.out, "console") if one["text"] == "the worker"]
    assert (done.code, found[-1:]) == (0, ["hash"])


def test_console_leaves_nothing_enabled(program: Program, capfd: Capture) -> None:
    cdpsync(capfd, "console", program.port, "--count", 1)
    done = cdpsync(capfd, "console", program.port, "--count", 1, "--json")
    assert documents(done.out, "console")[0]["text"] == "open { orders: 1 }"


# --- events ---


def test_events_enables_the_domain_and_prints_a_line(program: Program, capfd: Capture) -> None:
    done = cdpsync(capfd, "events", program.port, "Runtime.console*", "--count", 1)
    assert (done.code, done.err) == (0, "")
    _, name, params = done.out.split(" ", 2)
    assert name == "Runtime.consoleAPICalled"
    assert json.loads(params)["args"][0]["value"] == "open"


def test_events_prints_json_lines(program: Program, capfd: Capture) -> None:
    done = cdpsync(capfd, "events", program.port, "Debugger.*", "--count", 3, "--json")
    assert [one["method"] for one in documents(done.out, "event")] == 3 * ["Debugger.scriptParsed"]


def test_events_of_a_misspelt_name_are_an_error(program: Program, capfd: Capture) -> None:
    done = cdpsync(capfd, "events", program.port, "Runtime.consoleAPICaled")
    assert (done.code, done.out) == (2, "")
    assert "did you mean 'Runtime.consoleAPICalled'?" in done.err
    assert "write 'Runtime.*'" in cdpsync(capfd, "events", program.port, "Runtime").err


def test_events_does_not_stop_the_program(program: Program, capfd: Capture) -> None:
    with connect(program.port) as client, client.listening("Debugger.*"):
        assert client.evaluate("(() => { debugger; return 'it went on' })()", timeout=10) == "it went on"


def test_events_ends_after_a_time(program: Program, capfd: Capture) -> None:
    assert cdpsync(capfd, "events", program.port, "Debugger.paused", "-d", "10ms") == (0, "", "")


# --- with a COMMAND ---


@pytest.fixture
def crashing(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    script = tmp_path / "crash.js"
    script.write_text(
        "console.log('first');\nfunction fail() { throw new RangeError('too far') }\nsetTimeout(fail, 50);\n"
    )
    return command(request.param, script)


@pytest.mark.parametrize("crashing", ["node", "system-node", "deno"], indirect=True)
def test_console_hears_a_program_that_it_starts_from_its_first_line(crashing: list[str], capfd: Capture) -> None:
    done = cdpsync(capfd, "console", "--json", "--", *crashing)
    first, *_, uncaught, last = documents(done.out, "console")
    assert (first["text"], first["line"], first["replayed"]) == ("first", 1, False)
    assert (uncaught["kind"], uncaught["level"]) == ("exception", "error")
    assert (last["kind"], last["text"]) == ("exit", "the program has ended with exit code 1")
    assert done.code == 1


@pytest.mark.parametrize("crashing", ["node"], indirect=True)
def test_the_output_of_a_program_stays_its_own(crashing: list[str], capfd: Capture) -> None:
    done = cdpsync(capfd, "console", "--", *crashing)
    assert done.out == "first\n"
    assert " info    first  (" in done.err
    assert "Uncaught RangeError: too far  (" in done.err


@pytest.mark.parametrize("name", ["node", "system-node", "deno"])
def test_a_program_that_is_started_is_asked_when_it_runs(name: str, tmp_path: Path, capfd: Capture) -> None:
    script = tmp_path / "app.js"
    script.write_text("globalThis.answer = 42; console.log('its own'); setTimeout(() => {}, 60000)")
    done = cdpsync(capfd, "eval", "answer", "--after", "300ms", "--json", "--", *command(name, script))
    assert (done.code, document(done.out, "eval")["value"]) == (0, 42)
    assert "its own" in done.err


def test_a_program_that_has_ended_cannot_be_asked(tmp_path: Path, capfd: Capture) -> None:
    script = tmp_path / "app.js"
    script.write_text("globalThis.answer = 42")
    done = cdpsync(capfd, "eval", "answer", "--", *command("node", script))
    assert (done.code, done.out) == (1, "")
    assert "the program had ended before it answered; --after S, such as 0s, asks earlier" in done.err


@pytest.mark.parametrize("name", ["node", "system-node"])
def test_console_hears_a_worker_from_its_first_line(name: str, tmp_path: Path, capfd: Capture) -> None:
    script = tmp_path / "app.js"
    script.write_text(
        "const { Worker, isMainThread } = require('worker_threads');\n"
        "if (isMainThread) setTimeout(() => new Worker(__filename, { name: 'late' }), 100);\n"
        "else console.log('it begins');\n"
    )
    done = cdpsync(capfd, "console", "--worker", "all", "--json", "--", *command(name, script))
    found = [one for one in documents(done.out, "console") if one["text"] == "it begins"]
    assert [(one["worker"], one["line"]) for one in found] == [("late", 3)]


# --- words ---


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "write the JavaScript to evaluate"),
        (["1", "+", "1"], "put quotes around the JavaScript, as in: cdpsync eval '1 + 1'"),
        ([""], "there is nothing to evaluate"),
        (["1", "--after", "1s"], "--after is for a COMMAND"),
        (["1", "--timeout", "soon"], "'soon' is not a duration"),
    ],
)
def test_eval_says_what_is_wrong_with_its_words(words: list[str], says: str, capfd: Capture) -> None:
    done = cdpsync(capfd, "eval", *words)
    assert (done.code, done.out) == (2, "")
    assert says in done.err


def test_json_escapes_what_a_terminal_would_obey(program: Program, capfd: Capture) -> None:
    """json.dumps leaves C1 controls as they are: \\x9b begins a command of the terminal, as ESC [ does."""
    done = cdpsync(capfd, "eval", program.port, "--json", r"'\x9b31m\u202e\x7f\ud800'")
    assert r'"value": "\u009b31m\u202e\u007f\ud800"' in done.out
    assert json.loads(done.out)["value"] == "\x9b31m\u202e\x7f\ud800"
