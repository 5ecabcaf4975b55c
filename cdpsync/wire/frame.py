"""Makes frames to send: one whole text each, masked (RFC 6455, sections 5.2 and 5.3). Reads the text of a payload."""

from __future__ import annotations

import os

_SLICE = 4096  # characters masked at a time: they stay in the processor's cache, and a large text is copied once
_KEYS = 64  # drawn at a time


class MaskingKeys:
    """Unpredictable masking keys.

    Many are drawn at a time, because os.urandom releases the GIL. If several threads send, getting it back takes
    longer than the rest of a send.

    Threads: any thread may call `next`.
    """

    def __init__(self) -> None:
        self._drawn: list[bytes] = []

    def next(self) -> bytes:
        """A new key, 4 bytes long."""
        try:
            return self._drawn.pop()
        except IndexError:
            random = os.urandom(4 * _KEYS)
            self._drawn.extend(random[at : at + 4] for at in range(4, len(random), 4))
            return random[:4]


def text_frame(text: str, key: bytes) -> bytearray:
    """The frame of a text. Raises UnicodeEncodeError if it is not ASCII."""
    size = len(text)
    if size < 126:
        frame = bytearray((0x81, 0x80 | size))
    elif size < 2**16:
        frame = bytearray(b"\x81\xfe" + size.to_bytes(2, "big"))
    else:
        frame = bytearray(b"\x81\xff" + size.to_bytes(8, "big"))
    frame += key
    width, mask = 0, 0
    for start in range(0, size, _SLICE):
        part = text[start : start + _SLICE].encode("ascii")
        if len(part) != width:
            width = len(part)
            mask = int.from_bytes((key * (width // 4 + 1))[:width], "little")
        # As one large number: everything else in Python works byte by byte.
        frame += (int.from_bytes(part, "little") ^ mask).to_bytes(width, "little")
    return frame


def text_of(payload: bytes | bytearray) -> str:
    """The text that a target sent."""
    try:
        return payload.decode("utf-8", "surrogatepass")  # keeps lone surrogates: V8 escapes them, others may not
    except UnicodeDecodeError:
        return "\ufffd" + payload.decode("utf-8", "replace")  # whatever it was, this is not JSON
