"""Reads a stream of Chromium, such as a trace or a PDF: IO.read, with several pieces on their way at a time.

https://chromedevtools.github.io/devtools-protocol/tot/IO/
"""

from __future__ import annotations

import base64
import contextlib
from collections import deque
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..errors import CDPError, ClosedError, ProtocolError

if TYPE_CHECKING:
    from ..engine import PendingCommand
    from ..session import Session

_READS = 4
"""How many pieces are asked for at the same time."""

_PIECE = 2**20
"""How many bytes are asked for at a time."""


def read_stream(session: Session, handle: object, silence: float | None) -> Iterator[bytes]:
    """Iterate over the pieces of a stream, and close it at the end.

    `silence` is how long each piece may take, in seconds. Raises CDPTimeoutError if one takes longer, ProtocolError if
    what comes is not a piece of a stream, and what `Session.send_command` raises.
    """
    if not isinstance(handle, str):
        raise ProtocolError("the target sent no handle of a stream")
    reads: deque[PendingCommand] = deque()
    try:
        while True:
            try:
                while len(reads) < _READS:
                    reads.append(session.submit("IO.read", {"handle": handle, "size": _PIECE}))
            except ClosedError:
                if not reads:
                    raise
                # otherwise the next result raises it, after those that have come
            answer = reads.popleft().result(silence)
            yield _bytes(answer)
            if answer.get("eof"):
                return
    finally:
        for read in reads:
            read.give_up()
        with contextlib.suppress(CDPError):
            session.submit("IO.close", {"handle": handle}).give_up()


def _bytes(answer: Mapping[str, Any]) -> bytes:
    data = answer.get("data")
    if not isinstance(data, str):
        raise ProtocolError("IO.read was answered without data")
    if not answer.get("base64Encoded"):
        return data.encode("utf-8", "surrogatepass")
    return from_base64("IO.read", data)


def from_base64(method: str, data: object) -> bytes:
    """The bytes of a base64 text in the answer to a command; raises ProtocolError if it is something else."""
    try:
        return base64.b64decode(data, validate=True)  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise ProtocolError(f"{method} was answered with data that is not base64: {error}") from None
