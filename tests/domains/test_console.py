"""client.console: entries, their text and place, their order and their end, on every runtime."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from cdpsync import CDPClient, ClosedError, launch
from cdpsync.domains.console import ConsoleEntry

from ..conftest import ALL, SERVERS, command, find_runtime, wait_for

CALLS = """\
console.log('plain'); console.warn('%s is %d', 'x', 7); console.error('bad');
console.table([{a: 1, b: 2}]); console.trace('here'); console.assert(false, 'no'); console.count();
console.group('outer'); console.log('inner'); console.groupEnd(); console.log('after');
console.timeEnd('nothing'); console.log({a: 1, b: [1, 2]}, new Map([[1, 2]]), undefined, -0, 10n);
setTimeout(() => { throw new TypeError('thrown') }, 20);
"""

EXPECTED = [
    ("info", "plain"),
    ("warning", "x is 7"),
    ("error", "bad"),
    ("info", "┌─────────┬───┬───┐"),
    ("info", "Trace: here"),
    ("error", "Assertion failed: no"),
    ("info", "default: 1"),
    ("info", "outer"),
    ("info", "  inner"),
    ("info", "after"),
    ("warning", "Timer 'nothing' does not exist"),
    ("info", "{ a: 1, b: Array(2) } Map(1) { 1 => 2 } undefined -0 10n"),
]


ENDED = dict.fromkeys(SERVERS, "the program has ended with exit code 3") | {"deno": "the program has ended"}


@pytest.fixture(scope="module", params=ALL)
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CDPClient]:
    """A program that has written to its console already."""
    script = tmp_path_factory.mktemp("console") / "calls.js"
    guard = "globalThis.process?.on?.('uncaughtException', () => {});"
    if request.param == "deno":
        guard = "addEventListener('error', (event) => event.preventDefault());"
    script.write_text(
        f"{CALLS}{guard}\nsetInterval(() => {{}}, 60000); setTimeout(() => {{ globalThis.ready = true }}, 40);"
    )
    with launch(command(request.param, script)) as client:
        wait_for(client, "globalThis.ready")
        yield client


def heads(entries: list[ConsoleEntry]) -> list[tuple[str, str]]:
    return [(one.level, str(one).split("\n")[0]) for one in entries if "internal/process/warning" not in repr(one)]


def test_earlier_entries_are_replayed_once_and_in_order(program: CDPClient) -> None:
    entries = [one for one in program.console.tail(100) if one.kind not in ("exception", "browser")]
    expected = list(EXPECTED)
    if not program.browser.startswith("node.js"):
        expected[3] = ("info", "[ Object ]")  # V8 replays a table without its cells; Node prints it once more
    assert heads(entries) == expected
    assert all(one.replayed for one in entries)


def test_a_call_has_values_a_place_and_a_time(program: CDPClient) -> None:
    with program.console as console:
        console.entries()
        program.send_command(
            "Runtime.evaluate", {"expression": "\nconsole.info({deep: [1, {x: 2n}]}, 'text') //# sourceURL=late.js"}
        )
        entry = console.get()
        assert entry.values == [{"deep": [1, {"x": 2}]}, "text"]
        assert (entry.level, entry.kind, entry.replayed, entry.session_id) == ("info", "info", False, None)
        assert str(entry.place) == "late.js:2:9"
        assert entry.time.tzinfo is not None
        assert repr(entry).endswith("info    { deep: Array(2) } text  late.js:2:9")


def test_entries_are_those_since_the_last_look(program: CDPClient) -> None:
    with program.console as console:
        console.entries()
        program.send_command("Runtime.evaluate", {"expression": "console.log('one'); console.log('two')"})
        assert [one.text for one in console.entries()] == ["one", "two"]
        assert console.entries() == []
        assert [one.text for one in console.tail(2)] == ["one", "two"]


def test_a_handler_gets_each_entry_until_it_is_removed(real: CDPClient) -> None:
    program = real
    got: SimpleQueue[ConsoleEntry] = SimpleQueue()
    with program.console.on_entry(lambda entry: None if entry.replayed else got.put(entry)):
        program.send_command("Runtime.evaluate", {"expression": "console.log('heard')"})
        assert got.get(timeout=10).text == "heard"
    program.send_command("Runtime.evaluate", {"expression": "console.log('unheard')"})
    with program.console.on_entry(lambda entry: None if entry.replayed else got.put(entry)):
        program.send_command("Runtime.evaluate", {"expression": "console.log('again')"})
        assert got.get(timeout=10).text == "again"


def test_leaving_the_block_disables_runtime(program: CDPClient) -> None:
    with program.console:
        pass
    with program.events("Runtime.consoleAPICalled") as events:
        program.send_command("Runtime.evaluate", {"expression": "console.log('unheard')"})
        assert events.drain() == []


def test_a_storm_of_entries_loses_none(program: CDPClient) -> None:
    with program.console as console:
        console.entries()
        loop = "for (let i = 0; i < 5000; i++) console.log('line %d', i)"
        program.send_command("Runtime.evaluate", {"expression": loop})
        assert [one.text for one in console.entries()] == [f"line {number}" for number in range(5000)]


@pytest.mark.parametrize("count", [0, -1, "3", True])
def test_tail_takes_a_positive_number(program: CDPClient, count: object) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        program.console.tail(count)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", SERVERS)
def test_the_loop_ends_with_the_program_and_says_how_it_ended(name: str, tmp_path: Path) -> None:
    script = tmp_path / "ends.js"
    script.write_text("console.log('last'); if (globalThis.Deno) Deno.exit(3); process.exit(3)")
    with launch(command(name, script), wait_for_debugger=True) as client, client.console as console:
        client.run_if_waiting()
        entries = list(console)
        assert [one.text for one in entries] == ["last", ENDED[name]]
        assert (entries[-1].kind, entries[-1].level) == ("exit", "info" if name == "deno" else "error")
        with pytest.raises(ClosedError):
            console.get()


@pytest.mark.parametrize("name", ["node"])
def test_the_text_is_what_node_itself_prints(name: str, tmp_path: Path) -> None:
    calls = [
        "'a'", "''", "'100%%'", "'%%', 1", "'%s', 'x'", "'%s'", "'%s %s', 'x'", "'x', 'y', 1", "'%i', 4.9",
        "'%f', 4.5", "'%d', 'x'", "'%c styled', 'color: red'", "'%o', 5", "'%O', {a: 1}", "'%s', 'a', 'b', {c: 2}",
        "1", "-0", "NaN", "1e21", "0.1", "10n", "true", "null", "undefined", "Symbol('q')", "/x/gi", "{}", "[]",
        "{a: 1, b: 'x', c: null}", "[1, 'two', null, undefined]", "{'a-b': 1}", "new Map([[1, 'x'], ['k', true]])",
        "new Set([1, 'a'])", "{f: undefined}", "class A {}", "function f() {}", "async function g() {}",
        "new (class Foo { constructor() { this.a = 1 } })()", "['it\\'s']", "{a: 'new\\nline'}",
    ]  # fmt: skip
    script = tmp_path / "calls.js"
    script.write_text("\n".join(f"console.log({one});" for one in calls))
    printed = subprocess.run([find_runtime(name), script], capture_output=True, text=True, check=True).stdout
    with launch(command(name, script), wait_for_debugger=True) as client, client.console as console:
        client.run_if_waiting()
        entries = [str(one) for one in console if one.kind != "exit"]
    assert dict(zip(calls, entries, strict=True)) == dict(zip(calls, printed.split("\n"), strict=False))
