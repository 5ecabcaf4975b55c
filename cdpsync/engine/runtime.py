"""Which kind of runtime a target belongs to: what it calls itself, and how to find out if it does not say so."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ..errors import CDPError, CommandError, ProtocolError
from ..threads import Deadline

Call = Callable[[str, Mapping[str, Any] | None, str | None, Deadline], dict[str, Any]]
"""Connection.call: sends a command in a session and waits for the result."""


class RuntimeKind(enum.Enum):
    """The runtimes that behave differently. OTHER is any other that answers, such as workerd."""

    NODE = "node"
    DENO = "deno"
    CHROMIUM = "chromium"
    OTHER = "other"


LARGEST_COMMAND = {RuntimeKind.DENO: 64 * 2**20, RuntimeKind.CHROMIUM: 100 * 2**20 - 14}
"""How many characters a command to these may have. They drop the connection if it has more.

Chromium counts the header of a frame too, which has 14 bytes; over its pipe, one more byte for the NUL (Chromium 156).
"""

ANY_TAKES = min(LARGEST_COMMAND.values())
"""How many characters a command to any runtime may have."""


class Identity(NamedTuple):
    """The kind of a runtime, and its name and version; "" if only the kind is known."""

    kind: RuntimeKind
    browser: str


_NAMES = {
    "node.js/": RuntimeKind.NODE,
    "Deno/": RuntimeKind.DENO,
    "Chrome/": RuntimeKind.CHROMIUM,
    "HeadlessChrome/": RuntimeKind.CHROMIUM,  # chromium-headless-shell
    "Edg/": RuntimeKind.CHROMIUM,
}


def identity_in(version: Mapping[str, str]) -> Identity | None:
    """Which runtime it is, judging by its /json/version; None if that does not say.

    An application with Chromium in it gives its own name, as QtWebEngine does ("qt.py/6.7"). Only Chromium has a
    version of WebKit.
    """
    browser = version.get("Browser", "")
    named = next((kind for name, kind in _NAMES.items() if browser.startswith(name)), None)
    if named is None and "WebKit-Version" in version:
        named = RuntimeKind.CHROMIUM
    return None if named is None else Identity(named, browser)


def identity_by_trying(call: Call, deadline: Deadline) -> Identity | None:
    """Which runtime it is, judging by what it answers; None if it does not answer in time.

    Chromium answers Browser.getVersion while a page is busy, and nothing else does. Only Node has NodeTracing. Node and
    Deno answer while JavaScript runs, and while the program is held, paused, or has finished.
    """
    try:
        product = _ask(call, "Browser.getVersion", {}, deadline).get("product")
        if isinstance(product, str):
            return Identity(RuntimeKind.CHROMIUM, product)
        domains = _ask(call, "Schema.getDomains", {}, deadline).get("domains")
        names = [one.get("name") for one in domains if isinstance(one, dict)] if isinstance(domains, list) else []
        if "Page" in names:
            return Identity(RuntimeKind.CHROMIUM, "")
        if "categories" in _ask(call, "NodeTracing.getCategories", {}, deadline):
            return Identity(RuntimeKind.NODE, _evaluate(call, _NODE, deadline))
        said = _evaluate(call, _DENO, deadline)
        return identity_in({"Browser": said}) or Identity(RuntimeKind.OTHER, "")
    except (CDPError, RuntimeError):  # it ended, did not answer in time, or belongs to another process
        return None


def _ask(call: Call, method: str, params: dict[str, Any], deadline: Deadline) -> dict[str, Any]:
    """The result; {} if the target has no such command."""
    try:
        return call(method, params, None, deadline)
    except (CommandError, ProtocolError):
        return {}


def _evaluate(call: Call, expression: str, deadline: Deadline) -> str:
    """The string that an expression evaluates to; "" if it is not a string."""
    params = {"expression": expression, "silent": True}
    result = _ask(call, "Runtime.evaluate", params, deadline).get("result")
    value = result.get("value") if isinstance(result, dict) else None
    return value if isinstance(value, str) else ""


_NODE = "`node.js/${process.version}`"
_DENO = "typeof Deno === 'object' && Deno.version ? `Deno/${Deno.version.deno}` : ''"
"""It does not use `process`: Deno loads that at its first use, and exits if it is used too early."""
