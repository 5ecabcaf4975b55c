"""Whether a Node program has nothing left to do: V8's own timer keeps it alive while its allocations are tracked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...engine import RuntimeKind
from ...errors import CDPError

if TYPE_CHECKING:
    from ...session import Session

_EXPRESSION = """(() => {
    if (typeof process !== "object" || !process.getActiveResourcesInfo || !process._getActiveHandles) return false;
    const idle = (one) => one.fd === 1 || one.fd === 2
        || (one.fd === 0 && one._handle && !one._handle.reading && !one.listenerCount("data"));
    return process.getActiveResourcesInfo().length <= process._getActiveHandles().filter(idle).length;
})()"""
"""Node lists its standard streams, if they are pipes or terminals, whether somebody waits for them or not."""


def nothing_left(session: Session) -> bool:
    """Whether this is a Node program (17.3 or later) that nothing keeps alive any more. False if that is not known.

    https://nodejs.org/api/process.html#processgetactiveresourcesinfo
    """
    if session._runtime_kind() is not RuntimeKind.NODE:
        return False
    try:
        reply = session.send_command("Runtime.evaluate", {"expression": _EXPRESSION, "silent": True})
    except CDPError:
        return False
    return reply["result"].get("value") is True
