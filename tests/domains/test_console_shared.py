"""Several consoles of one session, and what they hold in the target."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from cdpsync import CDPClient, CommandError, connect, launch
from cdpsync.domains.console.memory import Memory

from ..conftest import command

SAY = "console.log('said', {deep: [1, {x: 2}]})"


def say(client: CDPClient) -> None:
    client.send_command("Runtime.evaluate", {"expression": SAY})


def test_a_second_console_begins_with_what_the_first_has_heard(real: CDPClient) -> None:
    with real.console as first:
        say(real)
        with real.console as second:
            assert second.complete
            for console in (first, second):
                logged = [one.text for one in console.entries() if one.kind == "log"]
                assert logged[-1] == "said { deep: Array(2) }"


def test_objects_stay_until_every_console_has_read_them(real: CDPClient) -> None:
    with real.console as second:
        second.entries()
        with real.console as first:
            first.entries()
            many = f"for (let i = 0; i < 1100; i++) {SAY}"  # more than are remembered
            real.send_command("Runtime.evaluate", {"expression": many})
            assert len(first.entries()) == 1100
        gc.collect()
        entries = second.entries()
        for entry in (entries[0], entries[-1]):
            assert entry.values == ["said", {"deep": [1, {"x": 2}]}]
        object_id = entries[0].params["args"][1]["objectId"]
        del entries, entry
        gc.collect()
    with pytest.raises(CommandError, match="Could not find object"):
        real.send_command("Runtime.getProperties", {"objectId": object_id})


def test_objects_that_cannot_be_released_yet_are_not_looked_through_for_every_entry(
    real: CDPClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that writes faster than a console reads would never be caught up with."""
    calls, unneeded = list[Memory](), Memory.unneeded

    def counted(memory: Memory) -> list[str]:
        calls.append(memory)
        return unneeded(memory)

    monkeypatch.setattr(Memory, "unneeded", counted)
    with real.console as unread:
        unread.entries()
        with real.console as first:
            first.entries()
            real.send_command("Runtime.evaluate", {"expression": f"for (let i = 0; i < 3000; i++) {SAY}"})
            for _ in range(3000):
                first.get()
            assert len(calls) < 30


def test_a_console_that_opens_too_late_says_so(real: CDPClient) -> None:
    with real.console as early:
        assert early.complete
    with another_client(real) as other, other.enabling("Runtime"), other.console as late:
        assert not late.complete


def another_client(client: CDPClient) -> CDPClient:
    """Another client of the same program, whose session has heard nothing yet."""
    return connect(f"{client.host}:{client.port}")


def test_the_stack_of_an_error_that_deno_has_mapped_is_not_mapped_again(tmp_path: Path) -> None:
    script = tmp_path / "typed.ts"
    script.write_text(
        "interface A {\n a: number;\n}\n\nfunction boom(x: A) {\n  console.error(new Error('no'));\n}\nboom({} as A);\n"
        "setInterval(() => {}, 60000);"
    )
    with launch(command("deno", script), wait_for_debugger=True) as client, client.console as console:
        client.run_if_waiting()
        assert f"{script}:6:17" in console.get().text


@pytest.mark.parametrize("name", ["node", "system-node"])
@pytest.mark.parametrize("signal", ["SIGKILL", "SIGTERM"])
def test_a_program_that_kills_itself_is_not_said_to_have_ended_well(name: str, signal: str, tmp_path: Path) -> None:
    script = tmp_path / "kills.js"
    script.write_text(f"process.kill(process.pid, '{signal}')")
    with launch(command(name, script), wait_for_debugger=True) as client, client.console as console:
        client.run_if_waiting()
        last = list(console)[-1]
    assert (last.text, last.level) == ("the program is ending itself with a signal", "error")
