"""Makes V8 forget the code it has compiled, so that functions which have run before get counters for their blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...engine import RuntimeKind
from ...errors import CDPError
from ...threads import Deadline

if TYPE_CHECKING:
    from ...session import Session

# V8 compiles a function again when it is next called, and then with counters. V8 11.3 and 13.6 do not do this for
# async functions and generators, nor for functions that are running; and for none at all once coverage has been
# recorded in the program. Deno 2.9 ignores setFlagsFromString.
_FORGET = """(() => {
    const v8 = (process.getBuiltinModule ?? process.mainModule?.require ?? (() => null)).call(process.mainModule, "v8");
    v8?.setFlagsFromString(FLAG);
    return v8 != null;
})()"""


def forget_compiled_code(session: Session, deadline: Deadline) -> None:
    """Make V8 forget compiled code. Raises CDPError if this is not Node."""
    if session._runtime_kind() is not RuntimeKind.NODE:
        raise CDPError(
            "recompile=True needs Node: in Chromium, load the page again; start Deno with coverage from the first line"
        )
    try:
        if not _set(session, "--stress-flush-code", deadline):
            raise CDPError("recompile=True needs the module v8, which this program does not give")
        session.send_command("HeapProfiler.collectGarbage", timeout=deadline.remaining())
    finally:
        _set(session, "--no-stress-flush-code", deadline)


def _set(session: Session, flag: str, deadline: Deadline) -> bool:
    params = {"expression": _FORGET.replace("FLAG", f'"{flag}"'), "returnByValue": True}
    reply = session.send_command("Runtime.evaluate", params, timeout=deadline.remaining())
    return reply["result"].get("value") is True
