"""client.tracing over targets in memory: whole traces, damaged ones, and recordings that end too early."""

from __future__ import annotations

import base64
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

from cdpsync import CDPTimeoutError, ConnectionClosed, TraceError
from cdpsync.errors import CDPError, CommandError, ProtocolError

from ...peers import Message, ScriptedSession, event

EVENTS = [{"name": f"e{number}", "ph": "I", "args": {"text": 'a ",\n{" b'}} for number in range(5)]
TRACE = ('{"traceEvents":[\n' + ",\n".join(map(json.dumps, EVENTS)) + '],"metadata":\n{"a":1}}').encode()
OLD = "what was there before"


class Chrome:
    """A Chromium that has recorded a trace, and hands it out in pieces of some length."""

    def __init__(self, trace: bytes = TRACE, size: int = 1000, *, binary: bool = False, **complete: Any) -> None:
        self.pieces = [trace[at : at + size] for at in range(0, len(trace), size)]
        self.binary = binary
        self.complete: dict[str, Any] = {"dataLossOccurred": False, "stream": "7", "traceFormat": "json", **complete}
        self.commands: list[Message] = []
        self.fails: CDPError | None = None
        """Instead of the piece after the last one, if there is one."""
        self.refuses = ""

    def session(self) -> ScriptedSession:
        session = ScriptedSession(self, browser="Chrome/156.0")
        self.transport = session.transport
        return session

    def sent(self, method: str) -> list[Message]:
        return [one for one in self.commands if one["method"] == method]

    def __call__(self, command: Message) -> list[Message]:
        self.commands.append(command)
        reply: Message = {"id": command["id"], "result": {}}
        if command["method"] == "Tracing.start":
            if self.refuses:
                return [{"id": command["id"], "error": {"code": -32000, "message": self.refuses}}]
            return [reply, event("Tracing.bufferUsage", value=0.5, percentFull=0.5)]
        if command["method"] == "Tracing.end":
            return [reply, event("Tracing.tracingComplete", **self.complete)]
        if command["method"] == "IO.read":
            if not self.pieces and self.fails is not None:
                self.transport.fail(self.fails)
                return []
            piece = self.pieces.pop(0) if self.pieces else b""
            data = base64.b64encode(piece).decode() if self.binary else piece.decode()
            return [{**reply, "result": {"data": data, "eof": not piece, "base64Encoded": self.binary}}]
        return [reply]


class Node:
    """A Node that sends these lists of events: the first one while it records, the others after its reply to `stop`."""

    def __init__(self, *values: object) -> None:
        self.first, *self.rest = values
        self.asked = 0

    def session(self) -> ScriptedSession:
        return ScriptedSession(self, browser="node.js/v24.19.0")

    def __call__(self, command: Message) -> list[Message]:
        reply: Message = {"id": command["id"], "result": {}}
        method = command["method"]
        if method == "NodeTracing.start":
            return [reply, event("NodeTracing.dataCollected", value=self.first)]
        if method == "NodeTracing.stop":
            return [event("NodeTracing.tracingComplete"), reply]
        if method == "NodeTracing.getCategories":
            late, self.rest = self.rest, []
            return [*(event("NodeTracing.dataCollected", value=one) for one in late), reply]
        return [reply]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with something in it already."""
    file = tmp_path / "trace.json"
    file.write_text(OLD)
    return file


@pytest.mark.parametrize("size", [1, 2, 3, 17, 50, 1000])
def test_a_trace_is_written_as_it_came_and_its_events_are_counted(path: Path, size: int) -> None:
    chrome = Chrome(size=size)
    with chrome.session() as session:
        with session.tracing.record(path) as recording:
            assert path.read_text() == OLD
        saved = recording.saved
    assert path.read_bytes() == TRACE
    assert (saved.path, saved.size, saved.events, saved.warning) == (path, len(TRACE), len(EVENTS), "")
    assert path.stat().st_mode & 0o777 == 0o600
    assert chrome.sent("IO.close")[0]["params"] == {"handle": "7"}


def test_a_name_that_ends_in_gz_gets_a_compressed_trace(tmp_path: Path) -> None:
    path = tmp_path / "trace.json.gz"
    with Chrome(binary=True).session() as session, session.tracing.record(path) as recording:
        pass
    assert gzip.decompress(path.read_bytes()) == TRACE
    assert (recording.saved.size, recording.saved.events) == (path.stat().st_size, len(EVENTS))


def test_the_name_of_perfetto_gets_its_own_format(tmp_path: Path) -> None:
    path = tmp_path / "trace.pftrace"
    chrome = Chrome(b"\n\x02proto", binary=True)
    with chrome.session() as session, session.tracing.record(path) as recording:
        pass
    assert chrome.sent("Tracing.start")[0]["params"]["streamFormat"] == "proto"
    assert (path.read_bytes(), recording.saved.events) == (b"\n\x02proto", 0)


def test_a_file_object_gets_the_trace_at_the_end() -> None:
    file = io.BytesIO()
    with Chrome().session() as session, session.tracing.record(file) as recording:
        assert file.getvalue() == b""
    assert file.getvalue() == TRACE
    with pytest.raises(TypeError, match="has no path"):
        open(recording.saved)  # noqa: SIM115


@pytest.mark.parametrize("layout", ['{"traceEvents":[%s],"metadata":{}}', '{"traceEvents":[\n%s\n]}\n'])
def test_events_are_counted_in_the_layouts_of_other_versions(path: Path, layout: str) -> None:
    trace = (layout % ",\n".join(map(json.dumps, EVENTS))).encode()
    with Chrome(trace, size=9).session() as session, session.tracing.record(path) as recording:
        pass
    assert recording.saved.events == len(EVENTS)


def test_a_trace_without_events_is_whole(path: Path) -> None:
    with Chrome(b'{"traceEvents":[],"metadata":{}}').session() as session, session.tracing.record(path) as recording:
        pass
    assert recording.saved.events == 0


def test_the_block_that_raises_is_recorded_too(path: Path) -> None:
    with Chrome().session() as session, pytest.raises(ZeroDivisionError), session.tracing.record(path) as recording:
        raise ZeroDivisionError
    assert path.read_bytes() == TRACE
    assert recording.saved.events == len(EVENTS)


def test_the_fault_of_the_block_is_raised_and_not_that_of_the_recording(path: Path) -> None:
    with (
        Chrome(b"no").session() as session,
        pytest.raises(ZeroDivisionError),
        session.tracing.record(path) as recording,
    ):
        raise ZeroDivisionError
    assert path.read_text() == OLD
    with pytest.raises(AttributeError, match="it failed") as caught:
        recording.saved  # noqa: B018
    assert isinstance(caught.value.__cause__, TraceError)


@pytest.mark.parametrize(("mode", "expected"), [("recordUntilFull", "last"), ("recordContinuously", "oldest")])
def test_what_is_missing_is_told(path: Path, mode: str, expected: str) -> None:
    chrome = Chrome(dataLossOccurred=True)
    with chrome.session() as session, session.tracing.record(path, mode=mode) as recording:
        pass
    assert f"{expected} events are missing" in recording.saved.warning


def test_a_recording_tells_how_full_the_buffer_is(path: Path) -> None:
    chrome = Chrome()
    with chrome.session() as session, session.tracing.record(path) as recording:
        chrome.transport.settle()
        assert recording.buffer_usage == 0.5


@pytest.mark.parametrize("name", ["trace.json", "trace.json.gz"])
def test_of_a_connection_that_is_lost_the_whole_events_are_offered(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(OLD)
    chrome = Chrome(TRACE[:-80], size=30)
    chrome.fails = ConnectionClosed("gone")
    with chrome.session() as session:
        recording = session.tracing.record(path).start()
        with pytest.raises(ConnectionClosed, match="gone"):
            recording.stop()
    assert path.read_text() == OLD
    partial = recording.partial
    assert partial is not None
    assert partial.save(tmp_path / "partial.json") == tmp_path / "partial.json"
    text = (tmp_path / "partial.json").read_bytes()
    assert json.loads(text)["traceEvents"] == EVENTS[: partial.events]
    assert (partial.events, partial.size) == (4, len(text))


def test_nothing_is_offered_of_a_connection_that_is_lost_before_the_end(path: Path) -> None:
    chrome = Chrome()
    with chrome.session() as session:
        recording = session.tracing.record(path).start()
        chrome.transport.fail(ConnectionClosed("gone"))
        with pytest.raises(ConnectionClosed):
            recording.stop()
    assert recording.partial is None
    assert path.read_text() == OLD


@pytest.mark.parametrize(
    ("trace", "expected"),
    [(b"", "empty"), (b"<html>", "not a trace"), (TRACE[:-40], "not complete"), (TRACE[:9], "not complete")],
)
def test_what_is_no_whole_trace_is_refused(path: Path, trace: bytes, expected: str) -> None:
    with Chrome(trace).session() as session:
        recording = session.tracing.record(path).start()
        with pytest.raises(TraceError, match=expected):
            recording.stop()
    assert path.read_text() == OLD


@pytest.mark.parametrize("answer", [{}, {"data": 7}, {"data": "?", "base64Encoded": True}])
def test_a_piece_that_is_none_is_refused(path: Path, answer: dict[str, Any]) -> None:
    chrome = Chrome()

    def broken(command: Message) -> list[Message]:
        reads = command["method"] == "IO.read"
        return [{"id": command["id"], "result": answer}] if reads else chrome(command)

    with ScriptedSession(broken, browser="Chrome/156.0") as session:
        recording = session.tracing.record(path).start()
        with pytest.raises(ProtocolError, match=r"IO\.read"):
            recording.stop()


def test_a_silent_browser_is_waited_for_only_so_long(path: Path) -> None:
    def silent(command: Message) -> list[Message]:
        return [{"id": command["id"], "result": {}}]

    with ScriptedSession(silent, browser="Chrome/156.0") as session:
        recording = session.tracing.record(path, silence=0.01).start()
        with pytest.raises(CDPTimeoutError, match="silence=SECONDS"):
            recording.stop()


def test_a_second_recording_is_refused(path: Path) -> None:
    chrome = Chrome()
    chrome.refuses = "Tracing has already been started (possibly in another tab)."
    with chrome.session() as session, pytest.raises(TraceError, match="one at a time"):
        session.tracing.record(path).start()
    assert not chrome.sent("Tracing.end")  # which would end the other one
    assert path.read_text() == OLD


def test_a_path_that_cannot_be_written_is_noticed_before_anything_is_sent(tmp_path: Path) -> None:
    chrome = Chrome()
    with chrome.session() as session, pytest.raises(OSError, match="missing"):
        session.tracing.record(tmp_path / "missing" / "trace.json").start()
    assert not chrome.commands


def test_ctrl_c_ends_the_recording_and_leaves_nothing(path: Path) -> None:
    chrome = Chrome(size=10)
    with chrome.session() as session:

        def interrupt(command: Message) -> None:
            if len(chrome.sent("IO.read")) == 6 and command["method"] == "IO.read":
                raise KeyboardInterrupt

        chrome.transport.on_send = interrupt
        recording = session.tracing.record(path).start()
        with pytest.raises(KeyboardInterrupt):
            recording.stop()
        chrome.transport.on_send = lambda command: None
    assert path.read_text() == OLD


def test_ctrl_c_while_it_starts_ends_the_recording(path: Path) -> None:
    chrome = Chrome()
    with chrome.session() as session:

        def interrupt(command: Message) -> None:
            if command["method"] == "Tracing.start":
                chrome.transport.on_send = lambda command: None
                chrome.transport.call(lambda: None)
                raise KeyboardInterrupt

        chrome.transport.on_send = interrupt
        with pytest.raises(KeyboardInterrupt):
            session.tracing.record(path).start()
    assert path.read_text() == OLD


def test_a_recording_is_used_once(path: Path) -> None:
    with Chrome().session() as session:
        recording = session.tracing.record(path)
        with pytest.raises(RuntimeError, match="not started"):
            recording.stop()
        with recording:
            with pytest.raises(AttributeError, match="at the end of the with block"):
                recording.saved  # noqa: B018
            saved = recording.stop()
        assert recording.stop() == recording.saved == saved
        with pytest.raises(RuntimeError, match="started before"):
            recording.start()


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"categories": []}, ValueError),
        ({"categories": [1]}, ValueError),
        ({"mode": "circular"}, ValueError),
        ({"buffer_size": 10}, ValueError),
        ({"buffer_size": "10"}, TypeError),
        ({"silence": "long"}, TypeError),
    ],
)
def test_a_wrong_argument_is_noticed_at_once(path: Path, arguments: dict[str, Any], error: type[Exception]) -> None:
    with Chrome().session() as session, pytest.raises(error):
        session.tracing.record(path, **arguments)


def test_the_events_that_node_sends_after_its_reply_are_kept(path: Path) -> None:
    with Node(EVENTS[:2], EVENTS[2:3], EVENTS[3:]).session() as session, session.tracing.record(path) as recording:
        pass
    trace = json.loads(path.read_bytes())
    assert trace["traceEvents"] == EVENTS
    assert trace["metadata"] == {"program": "node.js/v24.19.0"}
    assert (recording.saved.events, recording.saved.size) == (5, path.stat().st_size)


def test_of_a_node_that_is_killed_the_events_so_far_are_offered(path: Path, tmp_path: Path) -> None:
    with Node(EVENTS[:3]).session() as session:
        recording = session.tracing.record(path).start()
        session.transport.fail(ConnectionClosed("killed"))
        with pytest.raises(ConnectionClosed, match="killed"):
            recording.stop()
    assert path.read_text() == OLD
    assert recording.partial is not None
    recording.partial.save(tmp_path / "partial.json")
    assert json.loads((tmp_path / "partial.json").read_bytes())["traceEvents"] == EVENTS[:3]


def test_a_piece_of_node_without_events_is_refused(path: Path) -> None:
    with Node("none").session() as session:
        recording = session.tracing.record(path).start()
        with pytest.raises(TraceError, match="without its events"):
            recording.stop()
    assert path.read_text() == OLD


@pytest.mark.parametrize("arguments", [{"mode": "recordUntilFull"}, {"buffer_size": 2048}, {"path": "a.pftrace"}])
def test_what_node_cannot_do_is_refused(path: Path, arguments: dict[str, Any]) -> None:
    with Node([]).session() as session, pytest.raises(ValueError, match="Node"):
        session.tracing.record(**{"path": path, **arguments}).start()


def test_deno_says_what_to_use_instead(path: Path) -> None:
    with ScriptedSession(browser="Deno/2.9.8") as session:
        with pytest.raises(CommandError, match=r"Deno/2\.9\.8 records no traces.*client\.cpu"):
            session.tracing.record(path).start()
        with pytest.raises(CommandError, match=r"client\.cpu"):
            session.tracing.categories()
