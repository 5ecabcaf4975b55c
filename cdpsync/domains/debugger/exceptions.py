"""Which exceptions stop the program, and which files never do."""

from __future__ import annotations

import re
from fnmatch import translate
from typing import TYPE_CHECKING, Any

from ...errors import CDPError
from ..scripts import scripts_of
from .life import started

if TYPE_CHECKING:
    from ...engine import PendingCommand
    from ...session import Session

_STATES = ("uncaught", "caught", "all", "none")


class Exceptions:
    """Which exceptions stop the program of one session: a hook and a part of the debugger."""

    def __init__(self) -> None:
        self.name: str = ""
        """The name of the only class of errors that stops the program; "" for all."""
        self.hooked: bool = False

    def claims(self, params: dict[str, Any]) -> bool:
        """Whether this exception may be of another class."""
        return bool(self.name) and params.get("reason") in ("exception", "promiseRejection")

    def handle(self, session: Session, params: dict[str, Any]) -> bool:
        """Whether it is of another class, so that the program goes on."""
        thrown = params.get("data") or {}
        if thrown.get("className") == self.name:
            return False
        if thrown.get("objectId") is None:
            return True
        # The names are data properties of the classes, so that none of the program's own code runs but a getter of it.
        function = (
            "function(name){for(let o=this;o!==null;o=Object.getPrototypeOf(o)){"
            "const c=Object.getOwnPropertyDescriptor(o,'constructor'),n=Object.getOwnPropertyDescriptor(o,'name');"
            "if(n&&n.value===name)return true;if(c&&typeof c.value==='function'){"
            "const k=Object.getOwnPropertyDescriptor(c.value,'name');if(k&&k.value===name)return true}}return false}"
        )
        reply = session.send_command(
            "Runtime.callFunctionOn",
            {
                "objectId": thrown["objectId"],
                "functionDeclaration": function,
                "arguments": [{"value": self.name}],
                "returnByValue": True,
                "silent": True,
            },
        )
        return reply["result"].get("value") is not True

    def leave(self, session: Session) -> list[PendingCommand]:
        """Stop at no exception."""
        self.name = ""
        self.hooked = False
        return [session.submit("Debugger.setPauseOnExceptions", {"state": "none"})]


def pause_on_exceptions(session: Session, which: str) -> None:
    """Say which exceptions stop the program."""
    if not isinstance(which, str) or not (which in _STATES or re.fullmatch(r"[^\W\d][\w$]*", which)):
        raise ValueError(f'{which!r} is not "uncaught", "caught", "all", "none" or the name of a class, "TypeError"')
    state, own = started(session), session._kept(Exceptions)
    if own not in state.parts:
        state.parts.append(own)
    name = "" if which in _STATES else which
    _set_state(session, which if not name else "all")
    own.name = name
    if name and not own.hooked:
        state.add_hook(session, own)
        own.hooked = True
    elif not name and own.hooked:
        own.hooked = False
        state.remove_hook(own)


def _set_state(session: Session, state: str) -> None:
    session.send_command("Debugger.setPauseOnExceptions", {"state": state})


class Ignored:
    """The files of one session in which the program never stops: a part of the debugger."""

    def __init__(self) -> None:
        self.patterns: list[str] = []

    def leave(self, session: Session) -> list[PendingCommand]:
        """Ignore no file any more."""
        self.patterns = []
        return [session.submit("Debugger.setBlackboxPatterns", {"patterns": []})]


def ignore(session: Session, patterns: tuple[str, ...]) -> None:
    """Step over these files, and over what the maps of the scripts say is not the user's own."""
    for one in patterns:
        if not isinstance(one, str) or not one.strip():
            raise ValueError(f'{one!r} is not a pattern such as "node:*", "node_modules" or "vendor/*.js"')
    state, own = started(session), session._kept(Ignored)
    if own not in state.parts:
        state.parts.append(own)
    wanted = list(dict.fromkeys([*own.patterns, *map(_regex, patterns)]))
    session.send_command("Debugger.setBlackboxPatterns", {"patterns": wanted})
    own.patterns = wanted
    commands = []
    for script in scripts_of(session).all():
        if script.source_map_url and script.map is not None and script.map.ignored:
            positions = _ranges(script.map)
            if positions:
                params = {"scriptId": script.script_id, "positions": positions}
                commands.append(session.submit("Debugger.setBlackboxedRanges", params))
    for command in commands:
        try:
            command.result()
        except CDPError:
            if session.closed or session.ended:
                raise


def _ranges(loaded: Any) -> list[dict[str, int]]:
    """Where what is ignored begins and ends, in turn, beginning with a beginning."""
    found, inside = list[dict[str, int]](), False
    mappings = loaded._mappings
    for key, source in zip(mappings.keys, mappings.sources, strict=True):
        is_ignored = source >= 0 and loaded.sources[source] in loaded.ignored
        if is_ignored != inside:
            found.append({"lineNumber": key >> 32, "columnNumber": key & 0xFFFFFFFF})
            inside = is_ignored
    return found


def _regex(pattern: str) -> str:
    """A regex of JavaScript for a glob; a bare name is a folder or a file anywhere in the path."""
    if not re.search(r"[*?\[]", pattern):
        return rf"(^|[/\\]){re.escape(pattern.strip('/'))}([/\\]|$)"
    body = translate(pattern).replace("(?s:", "(?:").replace(r"\Z", "").replace(r"\z", "")
    body = body.replace(".*", r"[\s\S]*")
    return rf"(^|[/\\]){body}$"
