"""UncaughtErrors: counts in the program itself the exceptions and rejections that nothing catches.

V8 tells of them only when they end the program, or not at all. So the program gets listeners that change nothing:

    Node             uncaughtExceptionMonitor; unhandledRejection only if the program listens itself, because the first
                     listener would keep the program alive; warning, for --unhandled-rejections=warn
    Deno, Chromium   error and unhandledrejection, without preventDefault()

At the end they are removed.
"""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

from ..domains.values.thrown import mapped_stack
from ..errors import CDPError
from .evidence import Fault
from .owners import OURS
from .site import Site

if TYPE_CHECKING:
    from ..engine import PendingCommand
    from ..session import Session

_PATIENCE = 2.0

_LISTEN = f"""(() => {{
    const seen = new Map(), left = [];
    let later = () => {{}};
    const note = (kind, thrown, place) => {{
        let stack = '', text = '';
        try {{ if (typeof thrown?.stack === 'string') stack = thrown.stack; text = String(thrown); }} catch {{}}
        const key = [kind, stack || text, place].join('\\n');
        const one = seen.get(key);
        if (one) one.count++;
        else if (seen.size < 100) {{
            seen.set(key, {{ kind, text: text.slice(0, 500), stack: stack.slice(0, 5000), place, count: 1 }});
        }}
    }};
    const on = (target, add, remove, event, handler) => {{
        target[add](event, handler);
        left.push(() => target[remove](event, handler));
    }};
    if (typeof process === 'object' && typeof Deno === 'undefined' && typeof process.on === 'function') {{
        on(process, 'on', 'removeListener', 'uncaughtExceptionMonitor', (thrown, origin) =>
            note(origin === 'unhandledRejection' ? 'rejection' : 'exception', thrown, ''));
        later = () => {{
            if (process.listenerCount('unhandledRejection') === 0) return;
            later = () => {{}};
            on(process, 'on', 'removeListener', 'unhandledRejection', thrown => note('rejection', thrown, ''));
        }};
        on(process, 'on', 'removeListener', 'warning', warning =>
            warning?.name === 'UnhandledPromiseRejectionWarning' && note('rejection', warning, ''));
    }} else if (typeof addEventListener === 'function') {{
        on(globalThis, 'addEventListener', 'removeEventListener', 'error', event =>
            note('exception', event.error ?? event.message,
                event.lineno ? [event.filename, event.lineno].join('\\n') : ''));
        on(globalThis, 'addEventListener', 'removeEventListener', 'unhandledrejection', event =>
            note('rejection', event.reason, ''));
    }}
    const stop = () => {{ for (const one of left.splice(0)) one(); }};
    later();
    return {{ read: () => {{ later(); return JSON.stringify([...seen.values()]); }}, stop }};
}})()
//# sourceURL={OURS}"""


class UncaughtErrors:
    """The listeners for uncaught errors in one thread. Threads: one."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._id: str | None = None
        self._reading: PendingCommand | None = None
        self._raw: list[dict[str, Any]] = []

    def start(self) -> None:
        """Add the listeners."""
        reply = self._session.send_command(
            "Runtime.evaluate", {"expression": _LISTEN, "silent": True}, timeout=_PATIENCE
        )
        self._id = reply.get("result", {}).get("objectId")

    def ask(self) -> None:
        """Ask what they have heard. Does not wait."""
        self.take()
        if self._id is not None and self._reading is None:
            self._reading = self._call("function () { return this.read(); }")

    def take(self) -> None:
        """Take the answer, if it has come."""
        reading = self._reading
        if reading is None or not reading.done():
            return
        self._reading = None
        value = reading.result(0).get("result", {}).get("value")
        if isinstance(value, str):
            self._raw = json.loads(value)

    def stop(self) -> list[Fault]:
        """Remove the listeners; returns what they have heard."""
        if self._id is not None:
            with contextlib.suppress(CDPError):
                self.ask()
                self._call("function () { this.stop(); }").give_up()
                if self._reading is not None:
                    self._reading.result(_PATIENCE)
                    self.take()
                self._session.submit("Runtime.releaseObject", {"objectId": self._id}).give_up()
        if self._reading is not None:
            self._reading.give_up()
        found: dict[tuple[str, Site | str], Fault] = {}
        for one in self._raw:
            site = self._site(one)
            fault = found.setdefault((one["kind"], site or one["text"]), Fault(one["kind"], one["text"], site))
            fault.count += int(one["count"])
        return list(found.values())

    def _site(self, one: dict[str, Any]) -> Site | None:
        with contextlib.suppress(CDPError, RuntimeError, ValueError):
            _, places = mapped_stack(self._session, one["stack"], {})
            for place in places:
                if place.file and not place.file.startswith(("node:", "ext:", "<", OURS)):
                    return Site(place.file, place.line, place.column, place.function)
        file, _, line = one["place"].partition("\n")
        return Site(file, int(line)) if line.isdecimal() else None

    def _call(self, function: str) -> PendingCommand:
        params = {"objectId": self._id, "functionDeclaration": function, "returnByValue": True, "silent": True}
        return self._session.submit("Runtime.callFunctionOn", params)
