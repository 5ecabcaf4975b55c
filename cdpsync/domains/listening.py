"""listening(): the events that match patterns, with their domains enabled as long as somebody listens.

Listening never makes the program wait: pauses are skipped, dialogs of a headless browser are dismissed as it does
without us, and domains whose `enable` holds requests are refused.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from ..engine import Enabling, EventQueue, RuntimeKind
from ..errors import CDPError, CommandError
from ..protocol import bundled, did_you_mean

if TYPE_CHECKING:
    from ..protocol import Member, Protocol
    from ..session import Session

_HOLDS = {
    "Fetch": "Fetch.enable would hold every request until somebody continues it; Network.* tells of requests too",
    "SmartCardEmulation": "SmartCardEmulation.enable would replace the smart cards of the system",
    "BluetoothEmulation": "BluetoothEmulation.enable would replace the Bluetooth of the system",
    "WebAuthn": "WebAuthn.enable would replace the authenticators of the system",
    "FedCm": "FedCm.enable would hold the dialogs of FedCM until somebody answers them",
    "DeviceAccess": "DeviceAccess.enable would hold the device prompts until somebody answers them",
}
_FIRST = {"CSS": "DOM", "Overlay": "DOM"}
"""What must be enabled before a domain."""
_PARAMETERS: dict[str, dict[str, Any]] = {
    "NodeWorker": {"waitForDebuggerOnStart": False},
    "PerformanceTimeline": {"eventTypes": ["largest-contentful-paint", "layout-shift"]},
}
_SWITCHES = {
    "Page.lifecycleEvent": ("Page.setLifecycleEventsEnabled", "enabled"),
    **dict.fromkeys(
        ("Target.targetCreated", "Target.targetDestroyed", "Target.targetInfoChanged", "Target.targetCrashed"),
        ("Target.setDiscoverTargets", "discover"),
    ),
}
"""Events that come only after another command than `enable`: the command, and the parameter that turns it on."""
_DIALOG = "Page.javascriptDialogOpening"


@contextlib.contextmanager
def listening(session: Session, patterns: Sequence[str]) -> Iterator[EventQueue]:
    """See Session.listening."""
    events = chosen(session.protocol, patterns, session.browser)
    names = [event.full_name for event in events]
    with contextlib.ExitStack() as stack:
        queue = stack.enter_context(session.events(*names))
        wanted = {event.domain.name for event in events}
        if "Debugger" in wanted and "Debugger.paused" not in patterns:
            stack.enter_context(_switched(session, "Debugger.setSkipAllPauses", "skip"))
        if "Page" in wanted and _DIALOG not in patterns and _is_headless(session):
            stack.enter_context(session.on_event(_DIALOG, lambda event: _dismiss(session)))
        for domain in _to_enable(session.protocol, wanted):
            named = any(one.partition(".")[0] == domain for one in patterns)
            _enter(stack, _enabling(session, domain), strict=named)
        for method, name in dict.fromkeys(_SWITCHES[one] for one in names if one in _SWITCHES):
            exact = any(_SWITCHES.get(one) == (method, name) for one in patterns)
            _enter(stack, _switched(session, method, name), strict=exact)
        yield queue


def _enter(stack: contextlib.ExitStack, context: AbstractContextManager[Any], *, strict: bool) -> None:
    """Enter a context. Unless it is `strict`, the target may refuse it: it is for one of many events."""
    with contextlib.nullcontext() if strict else contextlib.suppress(CommandError):
        stack.enter_context(context)


def chosen(protocol: Protocol, patterns: Sequence[str], browser: str = "") -> list[Member]:
    """The events that match patterns: "Network.requestWillBeSent", "Network.*", "*.paused", "*"; each once.

    Raises ValueError if one matches nothing, and suggests the nearest name. Those whose domain would hold the program
    are left out of what a pattern matches.
    """
    every = {
        event.full_name: event
        for domain in protocol.domains.values()
        for event in domain.members
        if event.kind == "event"
    }
    found: dict[str, Member] = {}
    for pattern in patterns:
        hits = [name for name in every if fnmatchcase(name, pattern)]
        safe = [name for name in hits if every[name].domain.name not in _HOLDS]
        if not hits:
            raise ValueError(_unknown(pattern, every, protocol, browser))
        if not safe:
            raise ValueError(_HOLDS[every[hits[0]].domain.name])
        found.update((name, every[name]) for name in safe)
    return list(found.values())


def _unknown(pattern: str, every: dict[str, Member], protocol: Protocol, browser: str) -> str:
    domain, _, name = pattern.partition(".")
    who = browser.replace("node.js/", "Node ") or "this target"
    if domain in protocol.domains and not name:
        return f"{pattern!r} is a domain; for all of its events write '{pattern}.*'"
    if pattern in bundled() and pattern not in protocol:
        return f"{who} has no {pattern}, but another kind of target has"
    if pattern in protocol:
        return f"{pattern} is a command or a type, not an event; cdpsync protocol {domain} lists its events"
    if domain in protocol.domains and name:
        own = [one for one in every if one.startswith(f"{domain}.")]
        if not own:
            return f"{domain} has no events"
        return f"{who} has no event {pattern!r}{did_you_mean(pattern, own)}"
    domains = list(protocol.domains)
    same = [one for one in every if one.partition(".")[2].lower() == (name or pattern).lower()]
    close = f"; did you mean {same[0]!r}?" if same else did_you_mean(pattern, every) or did_you_mean(domain, domains)
    return f"{who} has no event {pattern!r}{close}"


def _to_enable(protocol: Protocol, wanted: set[str]) -> list[str]:
    """The domains with a command `enable`, each after what it needs."""
    every = dict.fromkeys(one for domain in sorted(wanted) for one in (_FIRST.get(domain, domain), domain))
    return [one for one in every if f"{one}.enable" in protocol]


def _enabling(session: Session, domain: str) -> Enabling:
    if domain not in _PARAMETERS:
        return session.enabling(domain)
    given: Mapping[str, Any] = {domain: _PARAMETERS[domain]}
    return session.enabling(**given)


@contextlib.contextmanager
def _switched(session: Session, method: str, name: str) -> Iterator[None]:
    """Something that is on within the block."""
    session.send_command(method, {name: True})
    try:
        yield
    finally:
        with contextlib.suppress(CDPError):  # the session may have ended
            session.submit(method, {name: False}).give_up()


def _is_headless(session: Session) -> bool:
    if session._runtime_kind() is not RuntimeKind.CHROMIUM:
        return False
    try:
        return "Headless" in str(session.send_command("Browser.getVersion").get("userAgent"))
    except CommandError:
        return False  # a worker has no Browser


def _dismiss(session: Session) -> None:
    with contextlib.suppress(CDPError):
        session.submit("Page.handleJavaScriptDialog", {"accept": False}).give_up()
