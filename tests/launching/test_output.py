"""What a launched program writes and reads."""

from __future__ import annotations

import subprocess
import textwrap
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from cdpsync import launch

from ..conftest import Start, find_runtime, wait_for
from ..peers import LoopbackPeer
from .programs import announcing, shell, wait_until


def test_output_without_a_line_end_is_kept_too(peer: LoopbackPeer) -> None:
    with launch(shell(f"{announcing(peer)}; printf 'a prompt> '; exec sleep 60")) as client:
        wait_until(lambda: client.output.endswith("a prompt> "))


def test_output_without_a_line_end_does_not_fill_the_memory(peer: LoopbackPeer) -> None:
    script = f"{announcing(peer)}; read go; head -c 50000000 /dev/zero | tr '\\0' x; printf done; exec sleep 60"
    with launch(shell(script), stdin=subprocess.PIPE) as client:
        tracemalloc.start()
        try:
            assert client.process.stdin is not None
            client.process.stdin.write(b"go\n")
            client.process.stdin.flush()
            wait_until(lambda: client.output.endswith("xdone"))
            assert tracemalloc.get_traced_memory()[1] < 2_000_000
        finally:
            tracemalloc.stop()
        assert len(client.output) < 200_000


def test_long_lines_are_kept_within_bounds(peer: LoopbackPeer) -> None:
    script = """
        for i in $(seq 60); do head -c 60000 /dev/zero | tr '\\0' x; echo; done
        echo the end; exec sleep 60
    """
    with launch(shell(announcing(peer) + "\n" + textwrap.dedent(script))) as client:
        wait_until(lambda: client.output.endswith("the end\n"))
        assert len(client.output) <= 100_000


@pytest.mark.real
def test_output_goes_where_the_caller_wants_it(tmp_path: Path) -> None:
    node = find_runtime("node")
    with (tmp_path / "out").open("wb") as out, (tmp_path / "err").open("wb") as err:
        with launch(
            [node, "-e", "console.log('to out'); console.error('to err'); setInterval(() => {}, 1000)"],
            stdout=out,
            stderr=err,
            wait_for_debugger=True,
        ) as client:
            err.close()  # another file may have its number from now on
            client.send_command("Runtime.enable")
            with client.events("Runtime.consoleAPICalled") as queue:
                client.run_if_waiting()
                queue.get()
                queue.get()
            while "to err" not in client.output:
                client.send_command("Runtime.getHeapUsage")
    assert (tmp_path / "out").read_text() == "to out\n"
    assert "to err\n" in (tmp_path / "err").read_text()


@pytest.mark.real
def test_a_program_that_writes_a_lot_is_not_stopped_by_it(start: Start) -> None:
    client: Any = start(
        "node", "for (let i = 0; i < 20000; i++) console.log('x'.repeat(100) + i); setInterval(() => {}, 1000)"
    )
    while "x19999" not in client.output:
        client.send_command("Runtime.getHeapUsage")
    assert len(client.output) < 20_000


def test_a_program_has_no_input_unless_it_is_given_some(peer: LoopbackPeer, tmp_path: Path) -> None:
    script = f"{announcing(peer)}; read line; echo it read: $line; exec sleep 60"
    with launch(shell(script)) as client:
        wait_until(lambda: "it read:\n" in client.output)
    (tmp_path / "in").write_text("from a file\n")
    with open(tmp_path / "in") as file, launch(shell(script), stdin=file) as client:
        wait_until(lambda: "it read: from a file\n" in client.output)
    with launch(shell(script), stdin=subprocess.PIPE) as client:
        assert client.process.stdin is not None
        client.process.stdin.write(b"from us\n")
        client.process.stdin.flush()
        wait_until(lambda: "it read: from us\n" in client.output)


def test_input_that_was_not_read_does_not_keep_a_program_from_ending(peer: LoopbackPeer) -> None:
    with launch(shell(f"{announcing(peer)}; exec sleep 60"), stdin=subprocess.PIPE) as client:
        assert client.process.stdin is not None
        client.process.stdin.write(b"not flushed")
        client.process.kill()
        client.process.wait()


@pytest.mark.real
def test_a_prompt_reads_what_is_written_to_it() -> None:
    with launch([find_runtime("node"), "-i"], stdin=subprocess.PIPE) as client:
        assert client.process.stdin is not None
        client.process.stdin.write(b"globalThis.answer = 6 * 7\n")
        client.process.stdin.flush()
        wait_for(client, "globalThis.answer === 42")
