"""Chromium drops messages when more than 256 MiB wait for a slow reader, and then reports success."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from cdpsync import SnapshotError

from ..conftest import Start

pytestmark = [pytest.mark.real, pytest.mark.slow, pytest.mark.timeout(150)]

# V8 writes up to 1,024 characters of each string into a snapshot: few objects, and many bytes.
MANY_MEGABYTES = """
globalThis.texts = [];
const bytes = new Uint8Array(1000).fill(120), number = new TextEncoder(), text = new TextDecoder();
for (let i = 0; i < 300000; i++) {
  number.encodeInto(String(i), bytes);
  texts.push(text.decode(bytes));
}
"""


def test_messages_that_chromium_drops_for_a_slow_reader_are_an_error_and_leave_no_file(
    start: Start, tmp_path: Path
) -> None:
    client = start("chromium", MANY_MEGABYTES, wait=60, timeout=60)
    path = tmp_path / "a.heapsnapshot"
    transport = client._open().connection._transport
    receive, read_on = transport.recv, threading.Event()

    def held_up() -> str:
        """Reads nothing until Chromium says that it drops messages, which it does on stderr only."""
        while not read_on.wait(0.05):
            if "Too large write data is pending" in client.output:  # type: ignore[attr-defined]
                read_on.set()
        return receive()

    transport.recv = held_up  # type: ignore[method-assign]
    try:
        with pytest.raises(SnapshotError, match="not complete"):
            client.heap.save(path, silence=120)
        assert read_on.is_set()
        assert list(tmp_path.glob("*snapshot*")) == []
        assert client.send_command("Runtime.evaluate", {"expression": "6 * 7"})["result"]["value"] == 42
    finally:
        read_on.set()
