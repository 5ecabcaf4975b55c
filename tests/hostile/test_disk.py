"""A full disk or a place that cannot be written is a clear error; the old file stays, and the client works."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cdpsync import CDPClient, EventQueue, connect
from cdpsync.domains.heap.capture import capture
from cdpsync.domains.heap.received import SnapshotFile
from cdpsync.files.progress import Reporter

from ..peers import LoopbackPeer, PeerConnection, event
from ..snapshots import cut, make_snapshot

ROOT = str(Path(__file__).parent.parent.parent)
TEXT = make_snapshot(3_000)


def snapshots(connection: PeerConnection) -> None:
    """Sends a snapshot whenever it is asked to, and answers everything else."""
    while True:
        command = connection.recv()
        # The second command takes a snapshot while one that was given up is still on its way.
        if command["method"] in ("HeapProfiler.takeHeapSnapshot", "HeapProfiler.stopTrackingHeapObjects"):
            for chunk in cut(TEXT, 10_000):
                connection.send(event("HeapProfiler.addHeapSnapshotChunk", chunk=chunk))
        connection.send({"id": command["id"], "result": command.get("params", {})})


@contextlib.contextmanager
def usable_before_and_after(peer: LoopbackPeer) -> Iterator[CDPClient]:
    peer.script = snapshots
    with connect(peer.port, timeout=5) as client:
        yield client
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}
        assert client.take_heap_snapshot() == TEXT
        assert client.pending() == []


LIMITED = """
    import os, resource, sys, threading
    sys.path.insert(0, {root!r})
    import cdpsync
    from tests.hostile.test_disk import TEXT, snapshots
    from tests.peers import LoopbackPeer
    open("a.heapsnapshot", "w").write("old")
    with LoopbackPeer() as peer:
        peer.script = snapshots
        with cdpsync.connect(peer.port) as client:
            if {user}:
                os.setuid({user})
            resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
            try:
                client.heap.save({path!r})
            except OSError as error:
                print(type(error).__name__, error)
            assert client.take_heap_snapshot() == TEXT
    print(sorted(os.listdir()), open("a.heapsnapshot").read())
"""


def limited(directory: Path, path: str, *, limit: int = -1, user: int = 0) -> str:
    """Save a snapshot in a process with a file size limit or another user. Returns what it prints."""
    code = textwrap.dedent(LIMITED).format(root=ROOT, path=path, limit=limit, user=user)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False, cwd=directory
    )
    assert done.stderr == ""
    return done.stdout


linux = pytest.mark.skipif(sys.platform != "linux", reason="limits and devices are Linux's")


@linux
def test_a_disk_that_fills_up_leaves_the_old_file(tmp_path: Path) -> None:
    """The system refuses to write more than 100,000 bytes."""
    assert len(TEXT) > 200_000
    assert limited(tmp_path, "a.heapsnapshot", limit=100_000) == (
        "OSError [Errno 27] File too large: 'a.heapsnapshot'\n['a.heapsnapshot'] old\n"
    )


@linux
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() != 0, reason="only root can become another user")
def test_the_error_of_a_directory_that_is_not_writable_names_the_requested_path(tmp_path: Path) -> None:
    for directory in (tmp_path, *tmp_path.parents[:2]):
        directory.chmod(0o755)
    assert limited(tmp_path, "b.heapsnapshot", user=65534) == (
        "PermissionError [Errno 13] Permission denied: 'b.heapsnapshot'\n['a.heapsnapshot'] old\n"
    )


@linux
def test_a_device_that_is_full_is_an_error(peer: LoopbackPeer) -> None:
    with usable_before_and_after(peer) as client, pytest.raises(OSError, match="No space left on device"):
        client.heap.save("/dev/full")


@pytest.mark.parametrize(
    ("path", "error"), [(".", IsADirectoryError), ("no/such/a", FileNotFoundError), ("a\0b", ValueError)]
)
def test_an_impossible_path_is_refused_before_any_command_is_sent(
    peer: LoopbackPeer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, error: type[Exception]
) -> None:
    monkeypatch.chdir(tmp_path)
    with usable_before_and_after(peer) as client, client.events("HeapProfiler.*") as heard:
        with pytest.raises(error):
            client.heap.save(path)
        client.send_command("A.run")
        assert "0 waiting" in repr(heard)
    assert list(tmp_path.iterdir()) == []


class Breaking(io.BytesIO):
    """A file object that raises after some writes."""

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > 100_000:
            raise RuntimeError("the file object broke")
        return super().write(data)


def test_the_error_of_a_file_object_is_passed_on(peer: LoopbackPeer) -> None:
    with usable_before_and_after(peer) as client, pytest.raises(RuntimeError, match="the file object broke"):
        client.heap.save(Breaking())


def test_the_error_of_a_temporary_file_is_passed_on(peer: LoopbackPeer) -> None:
    """Chunks that still come are not taken for those of the next snapshot."""
    with usable_before_and_after(peer) as client:
        for _ in range(3):
            with pytest.raises(RuntimeError, match="the file object broke"):
                capture(client, SnapshotFile(Breaking()), Reporter(), 5.0, {})


class Slow(io.BytesIO):
    """A disk whose first write ends only when the target has sent everything, with its reply."""

    def __init__(self, everything: EventQueue) -> None:
        super().__init__()
        self._everything = everything

    def write(self, data: Any) -> int:
        if not self.tell():
            self._everything.get(10)
        return super().write(data)


def test_a_slow_disk_loses_nothing(peer: LoopbackPeer) -> None:
    """The whole snapshot waits in the queue while its reader is in the first write."""

    def script(connection: PeerConnection) -> None:
        command = connection.recv()
        for chunk in cut(TEXT, 1_000):
            connection.send(event("HeapProfiler.addHeapSnapshotChunk", chunk=chunk))
        connection.send({"id": command["id"], "result": {}})
        connection.send(event("A.all"))
        connection.serve()

    peer.script = script
    with connect(peer.port, timeout=10) as client, client.events("A.all") as everything:
        file = Slow(everything)
        capture(client, SnapshotFile(file), Reporter(), 10.0, {})
    assert file.getvalue().decode() == TEXT
