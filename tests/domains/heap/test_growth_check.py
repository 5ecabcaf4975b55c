"""client.heap.check_growth() on real Deno, Node and Chromium: planted leaks among work that leaves nothing behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cdpsync import CDPClient, JavaScriptError, ProgramEnded, cli

from ...conftest import ALL, Start
from ...heap.growth_contest import PROGRAMS, planted, started

pytestmark = pytest.mark.real

LEAKS = ("a map", "closures", "many small arrays", "a list that grows at its head", "buffers")
CLEAN = (
    "a ring buffer of random sizes",
    "an LRU cache at its limit",
    "a cache of two generations",
    "a hot loop",
    "functions that are made and dropped",
    "promises",
    "timers",
    "listeners that are removed",
    "a WeakMap of keys that die",
    "the console",
)


@pytest.fixture(scope="module", params=ALL)
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CDPClient]:
    with started(request.param, "leaks.js", tmp_path_factory.mktemp("growth")) as client:
        client.send_command("Runtime.enable")  # so V8 keeps what the program logs
        clean = (PROGRAMS / "clean.js").read_text()
        client.evaluate(f"{{ {clean} }}")
        yield client


def test_planted_leaks_are_found_and_nothing_else(program: CDPClient) -> None:
    steps = "".join(f"await steps[{name!r}]();" for name in CLEAN) + "".join(f"leaks[{name!r}]();" for name in LEAKS)
    found = program.heap.check_growth(
        f"{steps} [new Array(10000)]", rounds=2, warmups=2
    )  # the cache of two generations is emptied in between
    text = (PROGRAMS / "leaks.js").read_text().splitlines()
    expected = planted(program)
    rows = list(found.rows)
    for name in LEAKS:
        what, holder = expected[name]
        line = next(at for at, line in enumerate(text, 1) if line.endswith(f"// holds: {name}"))
        own = [row for row in rows if re.search(holder, row.holder) and re.search(what, row.name)]
        assert len(own) == 1, f"{name}: {found}"
        row = own[0]
        assert row.holder_location is not None
        assert row.holder_location.line == line
        rows.remove(row)
    assert not rows, str(found)
    # The value of the action is released, and the console is cleared.
    assert not [row for row in found.noise if "inspector" in row.name and row.size > 5000]


@pytest.fixture
def node(start: Start) -> CDPClient:
    kept = "globalThis.kept = []; globalThis.leak = () => { for (let i = 0; i < 500; i++) kept.push({ i }); };"
    return start("node", f"{kept} setInterval(() => {{}}, 60_000);")


def test_the_action_can_be_a_function(node: CDPClient) -> None:
    calls: list[int] = []

    def action() -> None:
        calls.append(len(calls))
        node.evaluate("leak()")

    found = node.heap.check_growth(action, 1, warmups=0)
    assert calls == [0]
    assert (found.rounds, found.rows[0].holder, found.rows[0].count) == (1, "Array kept", 500)


def test_what_the_action_raises_is_raised(node: CDPClient) -> None:
    with pytest.raises(JavaScriptError, match="TypeError: no"):
        node.heap.check_growth("throw new TypeError('no')")
    with pytest.raises(ZeroDivisionError):
        node.heap.check_growth(lambda: 1 / 0, warmups=0, rounds=1)
    with pytest.raises(ProgramEnded):
        node.heap.check_growth("process.exit()")


def test_classes_that_may_grow_are_left_out(node: CDPClient) -> None:
    found = node.heap.check_growth("leak()", 1, warmups=0, allow="Array kept")
    assert [row.holder for row in found.allowed] == ["Array kept"]
    assert "Array kept" not in [row.holder for row in found.rows]


@pytest.mark.parametrize(
    ("action", "options", "said"),
    [
        (7, {}, "the action must be JavaScript or a function"),
        ("1", {"rounds": 0}, "rounds must be 1 or more, not 0"),
        ("1", {"rounds": 2.5}, "rounds must be an int, not 2.5"),
        ("1", {"warmups": -1}, "warmups must be 0 or more, not -1"),
    ],
)
def test_impossible_arguments_are_refused_before_anything_is_sent(
    action: object, options: dict[str, int], said: str
) -> None:
    with pytest.raises((TypeError, ValueError), match=said):
        CDPClient().heap.check_growth(action, **options)  # type: ignore[arg-type]


def test_files_that_node_has_written_itself_can_be_compared(
    start: Start, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With v8.writeHeapSnapshot, between rounds of work; no client is needed for that."""
    write = """
        globalThis.written = async (folder) => {
            const v8 = await import('node:v8');
            for (const name of ['a', 'b', 'c']) { v8.writeHeapSnapshot(`${folder}/${name}`); leak(); }
        };
        globalThis.kept = new Map();
        globalThis.leak = () => { for (let i = 0; i < 500; i++) kept.set(i + Math.random(), new Session()); };
        class Session {}
        setInterval(() => {}, 60_000);
    """
    client = start("node", write)
    client.call("(folder) => written(folder)", str(tmp_path))
    files = [str(tmp_path / name) for name in "abc"]
    assert cli.main(["heap", "check", *files, "--fail-over", "20 kB"]) == 7
    shown = capsys.readouterr()
    assert "500 Session held by Map kept" in shown.out.splitlines()[0]
    assert "--fail-over is 20 kB" in shown.err
    assert cli.main(["heap", "check", *files, "--fail-over", "20 kB", "--allow", "Session"]) == 0
    assert "allowed: 1 row" in capsys.readouterr().out
