"""The frames that go out: whole texts, masked (RFC 6455, sections 5.2 and 5.3)."""

from __future__ import annotations

import os

_SLICE = 4096  # masked at a time: it stays in the processor's cache, and a large text is not copied several times
_KEYS = 64  # drawn at a time


class MaskingKeys:
    """Keys that nobody can foresee. Many are drawn at a time: os.urandom lets go of the GIL, and to get it back in the
    middle of a send takes longer than all the rest of it where several threads send.

    Threads: any.
    """

    def __init__(self) -> None:
        self._drawn: list[bytes] = []

    def next(self) -> bytes:
        try:
            return self._drawn.pop()
        except IndexError:
            random = os.urandom(4 * _KEYS)
            self._drawn.extend(random[at : at + 4] for at in range(4, len(random), 4))
            return random[:4]


def text_frame(text: str, key: bytes) -> bytearray:
    """A text in one frame. It must be ASCII."""
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
        # As one large number: whatever else Python has goes byte by byte.
        frame += (int.from_bytes(part, "little") ^ mask).to_bytes(width, "little")
    return frame
