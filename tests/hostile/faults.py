"""What a hostile peer does to an open WebSocket or pipe.

`ENDS`: faults that end the connection, and with it every wait. `SURVIVED`: faults without effect. `MUTE`: faults after
which nothing comes any more, and nothing says so.
"""

from __future__ import annotations

import contextlib
import json
import random
import struct
import threading
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from cdpsync import CDPError, ConnectionClosed, ProtocolError

from ..peers import PeerConnection, event, frame

Act = Callable[[PeerConnection], None]


class Ending(NamedTuple):
    """A fault that ends the connection, with the class and the text of the error that all waits get."""

    act: Act
    error: type[CDPError]
    says: str


def raw(*parts: bytes, leave: bool = False) -> Act:
    """Send these bytes, then leave or stay."""

    def act(connection: PeerConnection) -> None:
        for part in parts:
            connection.raw(part)
        if leave:
            connection.leave()

    return act


def text(*messages: object) -> Act:
    """Send each as a text: bytes as they are, anything else as JSON."""

    def act(connection: PeerConnection) -> None:
        for one in messages:
            connection.raw(connection.text(one if isinstance(one, bytes) else json.dumps(one).encode()))

    return act


def many(count: int, payload: bytes) -> Act:
    """Send a text so many times, a thousand at once."""

    def act(connection: PeerConnection) -> None:
        for _ in range(count // 1000):
            connection.raw(connection.text(payload) * 1000)

    return act


def close(code: int | None, reason: bytes = b"") -> bytes:
    return frame(b"" if code is None else struct.pack("!H", code) + reason, 8)


def header(size: int, form: int = 127, first: int = 0x81) -> bytes:
    """The start of a frame with a size in 16 bits (form 126) or 64."""
    return bytes([first, form]) + struct.pack("!H" if form == 126 else "!Q", size)


_GONE = r"the target ended it without a close frame"
_BAD = r"RFC 6455|not a WebSocket frame"


def _garbage() -> Iterator[tuple[str, Ending]]:
    """First bytes that a server may not send: reserved bits, an unknown opcode."""
    rng = random.Random(6455)
    for number in range(8):
        first = rng.choice([0xC1, 0xA1, 0x91, 0x83, 0x8B, 0x0F, 0xFF, 0x13])
        yield f"garbage {number}", Ending(raw(bytes([first, 5]) + rng.randbytes(500)), ProtocolError, _BAD)


def _close_and_reset(connection: PeerConnection) -> None:
    connection.raw(close(1000))
    connection.reset()


ENDS: dict[str, Ending] = {
    "EOF": Ending(raw(leave=True), ConnectionClosed, _GONE),
    "reset": Ending(PeerConnection.reset, ConnectionClosed, "reset"),
    "half a header, EOF": Ending(raw(b"\x81", leave=True), ConnectionClosed, _GONE),
    "half a 16-bit length, EOF": Ending(raw(b"\x81\x7e\x01", leave=True), ConnectionClosed, _GONE),
    "half a 64-bit length, EOF": Ending(raw(b"\x81\x7f\0\0\0", leave=True), ConnectionClosed, _GONE),
    "half a small frame, EOF": Ending(raw(b"\x81\x05abc", leave=True), ConnectionClosed, _GONE),
    "half a large frame, EOF": Ending(raw(header(2**24) + b"x" * 2**23, leave=True), ConnectionClosed, _GONE),
    "half a fragmented message, EOF": Ending(raw(frame(b"{", final=False), leave=True), ConnectionClosed, _GONE),
    "half a ping, EOF": Ending(raw(b"\x89\x05abc", leave=True), ConnectionClosed, _GONE),
    "2^62 bytes claimed, EOF": Ending(raw(header(2**62) + b"x" * 1000, leave=True), ConnectionClosed, _GONE),
    "2^62 bytes of binary claimed, EOF": Ending(
        raw(header(2**62, first=0x82) + b"x" * 1000, leave=True), ConnectionClosed, _GONE
    ),
    "2^64 - 1 bytes claimed": Ending(raw(header(2**64 - 1)), ProtocolError, _BAD),
    "close": Ending(raw(close(None)), ConnectionClosed, r"the target closed it$"),
    "close 1000": Ending(raw(close(1000)), ConnectionClosed, r"the target closed it with code 1000$"),
    "close 1001, going away": Ending(raw(close(1001, b"going away")), ConnectionClosed, r"code 1001 \(going away\)"),
    "close 1011, EOF": Ending(raw(close(1011), leave=True), ConnectionClosed, "code 1011"),
    "close 4999, 123 bytes of reason": Ending(raw(close(4999, b"r" * 123)), ConnectionClosed, r"code 4999 \(r{123}\)"),
    "close 1008, a reason that is not UTF-8": Ending(raw(close(1008, b"\xff\xfe")), ConnectionClosed, "code 1008"),
    "close 1000, a frame behind it": Ending(raw(close(1000), frame(b"{}")), ConnectionClosed, "code 1000"),
    "close 1000, then reset": Ending(_close_and_reset, ConnectionClosed, "code 1000|reset"),
    "close with half a code": Ending(raw(frame(b"\x03", 8)), ProtocolError, _BAD),
    **{
        f"close {code}, which may not be sent": Ending(raw(close(code)), ProtocolError, _BAD)
        for code in (0, 999, 1004, 1005, 1006, 1015, 5000)
    },
    "close that is longer than 125 bytes": Ending(raw(close(1000, b"r" * 124)), ProtocolError, _BAD),
    "close in two fragments": Ending(raw(frame(b"\x03\xe8", 8, final=False)), ProtocolError, _BAD),
    "masked text": Ending(raw(frame(b"{}", masked=True)), ProtocolError, _BAD),
    "masked large text": Ending(raw(frame(b"x" * 70_000, masked=True)), ProtocolError, _BAD),
    "masked ping": Ending(raw(frame(b"", 9, masked=True)), ProtocolError, _BAD),
    **{f"reserved bit {bit}": Ending(raw(frame(b"{}", reserved=bit)), ProtocolError, _BAD) for bit in (1, 2, 4)},
    **{f"opcode {code}": Ending(raw(frame(b"{}", code)), ProtocolError, _BAD) for code in (3, 4, 5, 6, 7, 11, 15)},
    "a continuation of nothing": Ending(raw(frame(b"{}", 0)), ProtocolError, _BAD),
    "a text within a fragmented text": Ending(raw(frame(b"{", final=False), frame(b"{}")), ProtocolError, _BAD),
    "a ping in two fragments": Ending(raw(frame(b"", 9, final=False)), ProtocolError, _BAD),
    "a ping that is longer than 125 bytes": Ending(raw(frame(b"x" * 126, 9)), ProtocolError, _BAD),
    "a pong of a megabyte": Ending(raw(frame(b"x" * 2**20, 10)), ProtocolError, _BAD),
    "an HTTP answer": Ending(raw(b"HTTP/1.1 400 Bad Request\r\n\r\n"), ProtocolError, _BAD),
    **dict(_garbage()),
}


PIPE_ENDS: dict[str, Ending] = {
    "EOF": Ending(raw(leave=True), ConnectionClosed, r"the browser closed its pipe \(it ended or was killed\)$"),
    "NULs, EOF": Ending(raw(b"\0\0\0", leave=True), ConnectionClosed, r"killed\)$"),
    "half a text, EOF": Ending(raw(b'{"id":', leave=True), ConnectionClosed, r"killed\) after 6 bytes of a message"),
    "half a large text, EOF": Ending(raw(b"x" * 2**23, leave=True), ConnectionClosed, "after 8,388,608 bytes of a mes"),
}


def byte_by_byte(message: object) -> Act:
    def act(connection: PeerConnection) -> None:
        for byte in connection.text(json.dumps(message).encode()):
            connection.raw(bytes([byte]))

    return act


def fragments(message: object, *between: bytes) -> Act:
    """One text in a frame for each of its bytes, with other frames between them."""
    data = json.dumps(message).encode()
    parts = [frame(data[:1], final=False)]
    for byte in data[1:-1]:
        parts += [*between, frame(bytes([byte]), 0, final=False)]
    return raw(*parts, frame(data[-1:], 0))


def _nested_sessions(peer: PeerConnection) -> None:
    """Five thousand sessions, each attached through the one before; then the first is detached."""
    for number in range(5_000):
        parent = {"sessionId": f"N{number - 1}"} if number else {}
        attached = {"sessionId": f"N{number}", "targetInfo": {"targetId": f"T{number}"}}
        peer.send({"method": "Target.attachedToTarget", "params": attached, **parent})
    peer.send(event("Target.detachedFromTarget", sessionId="N0"))


_ODD_VALUES: list[Any] = [None, 7, True, [], ["S1"], {}, {"targetId": "T1"}, "", "nobody", -1.5]
_TARGETS = ["attachedToTarget", "detachedFromTarget", "targetDestroyed", "targetCrashed", "targetInfoChanged"]

SURVIVED: dict[str, Act] = {
    "nothing": raw(),
    "a ping": raw(frame(b"", 9)),
    "a hundred pings": raw(frame(b"?" * 125, 9) * 100),
    "a pong that nobody asked for": raw(frame(b"!", 10)),
    "a binary message": raw(frame(b'{"id":1}', 2)),
    "a binary message in fragments": raw(frame(b"\0", 2, final=False), frame(b"\1", 0)),
    "an event byte by byte": byte_by_byte(event("A.other", x=1)),
    "an event in fragments, pings between": fragments(event("A.other", x=1), frame(b"?", 9), frame(b"!", 10)),
    "a thousand empty fragments": raw(frame(b"", final=False), frame(b"", 0, final=False) * 1000, frame(b"{}", 0)),
    "a 16-bit length that needs 7": raw(header(2, 126) + b"{}"),
    "a 64-bit length that needs 7": raw(header(2) + b"{}"),
    "no JSON": text(b"no JSON"),
    "an empty text": text(b""),
    "white space": text(b" \n"),
    "a list": text([1]),
    "a number": text(1),
    "null": text(None),
    "a string": text("id"),
    "two texts in a frame": text(b'{"id":1}{"id":2}'),
    "half a text": text(b'{"id":'),
    "a byte order mark": text(b"\xef\xbb\xbf{}"),
    "bytes that are not UTF-8": text(b'{"method":"A.\xff"}'),
    "UTF-16": text('{"id":1}'.encode("utf-16")),
    "10 MB of brackets": text(b"[" * 10_000_000),
    "10 MB of braces": text(b'{"a":' * 2_000_000),
    "10 MB of brackets, closed": text(b"[" * 5_000_000 + b"]" * 5_000_000),
    "a number of 10,000 digits": text(b'{"method":"A.b","params":{"x":' + b"9" * 10_000 + b"}}"),
    "NaN": text(b'{"id":NaN}'),
    "a number that is infinite": text(b'{"id":1e999}'),
    "NUL": text(b"\0"),
    "an empty object": text({}),
    **{
        f"an id that is {value!r}": text({"id": value, "result": {}})
        for value in (0, -1, 999, 2**31, 2**63, 2**200, "1", 1.0, 1.5, True, None, [1], {"id": 1})
    },
    "an id and a method": text({"id": 1, "method": "A.b", "params": {}}),
    "an unknown session": text({"id": 1, "result": {}, "sessionId": "nobody"}, event("A.event", "nobody")),
    "a sessionId that is not a string": text({"id": 1, "result": {}, "sessionId": 7}, {"id": 1, "sessionId": ["S1"]}),
    "an error without id": text({"error": {"code": -32700, "message": "bad"}}),
    "an error that is not an object, without id": text({"error": "bad"}, {"error": ["bad"]}, {"error": 7}),
    "an error and id null": text({"id": None, "error": {"code": -32600, "message": "bad"}}),
    "an event without params": text({"method": "A.other"}),
    "events whose params are not objects": text(*[{"method": "A.other", "params": x} for x in _ODD_VALUES]),
    "a method that is not a string": text(*[{"method": x} for x in _ODD_VALUES]),
    **{
        f"Target.{name} with odd params": text(
            {"method": f"Target.{name}"},
            *[
                event(f"Target.{name}", **{key: value})
                for key in ("sessionId", "targetId", "targetInfo")
                for value in _ODD_VALUES
            ],
        )
        for name in _TARGETS
    },
    "a session that is attached through itself": text(
        event("Target.attachedToTarget", "X", sessionId="X", targetInfo={"targetId": "Y"}),
        event("Target.detachedFromTarget", sessionId="X"),
    ),
    "sessions in sessions, 5,000 deep": _nested_sessions,
    "100,000 events": many(100_000, json.dumps(event("A.other", x=1)).encode()),
    "an event of 50 MB": text(event("A.other", x="y" * 50_000_000)),
    "100,000 empty objects": many(100_000, b"{}"),
}

_OF_TEXTS = [
    *("nothing", "an event byte by byte", "no JSON", "an empty text", "white space", "half a text", "NUL", "UTF-16"),
    *("two texts in a frame", "bytes that are not UTF-8", "a byte order mark", "an error without id", "100,000 events"),
]
PIPE_SURVIVED: dict[str, Act] = {
    **{name: SURVIVED[name] for name in _OF_TEXTS},
    "a million NULs": raw(b"\0" * 1_000_000),
    "a NUL in the middle": text(b'{"id":1,\0"result":{}}'),
}


def _drip(connection: PeerConnection) -> None:
    """A frame that never ends, one byte at a time."""
    pause = threading.Event()
    connection.raw(header(2**40))
    with contextlib.suppress(OSError):  # until the client leaves
        while not pause.wait(0.02):
            connection.raw(b"x")


MUTE: dict[str, Act] = {
    "a byte now and then": _drip,
    "nothing at all": raw(),
    "half a header": raw(b"\x81"),
    "half a length": raw(b"\x81\x7f\0\0"),
    "half a frame": raw(b"\x81\x05abc"),
    "half of a fragmented message": raw(frame(b'{"id":1,', final=False)),
    "2^62 bytes claimed": raw(header(2**62) + b"x" * 1000),
    "half a ping": raw(b"\x89\x05abc"),
}

PIPE_MUTE: dict[str, Act] = {
    "nothing at all": raw(),
    "half a text": raw(b'{"id":1,'),
    "a text without its NUL": raw(b'{"method":"A.event","params":{}}'),
    "NULs": raw(b"\0" * 1000),
}
