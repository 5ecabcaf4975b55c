"""JSON texts over the pipe of --remote-debugging-pipe: each is followed by a NUL.

The "pipe" is one end of a socket pair; the browser has the other as its descriptors 3 and 4. With real pipes, nothing
could wake a thread that reads one, and a browser that is ending could not stop its own reader: it calls shutdown().
https://chromium.googlesource.com/chromium/src/+/main/content/browser/devtools/devtools_pipe_handler.cc
"""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable

from ..errors import ConnectionClosed, ProtocolError
from ..threads import Deadline
from .frame import text_of
from .outbox import Outbox
from .stream import Stream

_log = logging.getLogger("cdpsync")

_NUL = b"\0"
_GONE = "the browser closed its pipe (it ended or was killed)"


class PipeTransport:
    """A Transport over one end of a socket pair, which it takes over.

    Threads: one thread calls `recv`, and after that has raised, `release`. Any thread may call the others.
    """

    def __init__(self, sock: socket.socket, gone: str = _GONE) -> None:
        self._gone = gone  # what the end of the pipe means
        self._stream = Stream(sock, Deadline(None), limit=0)
        self._stream.established()
        self._outbox = Outbox(self._stream)

    def send(self, text: str, deadline: Deadline | None, answered: Callable[[Deadline], bool] | None = None) -> None:
        """Send one text, as Transport says. Raises UnicodeEncodeError if it is not ASCII."""
        self._outbox.send((text + "\0").encode("ascii"), deadline, answered)  # JSON has no NUL: it is escaped

    def recv(self) -> str:
        """Wait for the next text and return it. Raises ConnectionClosed at the end."""
        try:
            while True:
                message = self._stream.read_until(_NUL)
                if message:  # there is no text between two NULs
                    return text_of(message)
        except EOFError as error:
            raise ConnectionClosed(f"{self._gone} {error}".rstrip()) from None
        except ConnectionResetError:  # it had not read everything
            raise ConnectionClosed(self._gone) from None
        except OSError as error:
            raise ConnectionClosed(f"the pipe failed: {error}") from error
        except (MemoryError, OverflowError) as error:
            raise ProtocolError(f"a message that is too large: {error!r}") from error

    def close(self, deadline: Deadline) -> None:
        """Tell the browser that nothing more comes, if it reads in time. It then ends, and `recv` raises."""
        try:
            self._outbox.send(_NUL, deadline)  # no text; it goes out after the texts that wait
        except OSError as error:  # such as TimeoutError, if the browser does not read
            _log.debug("the pipe could not be ended in order: %s", error)
            self.abort()
        else:
            self._stream.finish()

    def abort(self) -> None:
        """End the connection now. Threads that are in `recv` or `send` wake, and the call raises."""
        self._stream.shutdown()

    def release(self) -> None:
        """Close the descriptor without telling the peer."""
        self._outbox.release()
