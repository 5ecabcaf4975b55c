"""Verbs for help, for leaving, and for prompts within the prompt."""

from __future__ import annotations

import difflib
import textwrap
from typing import Any

from .desk import Desk, Trouble
from .verbs import TABLE, Verb, verb

_GROUP = "the rest"


@verb("help", "h", "?", group=_GROUP, completes="verb")
def show_help(desk: Desk, words: str) -> None:
    """help | h [VERB]

    List the verbs, or say what one does.
    """
    if words:
        for paragraph in known(words).help.split("\n\n"):
            lines = paragraph.split("\n") if "|" in paragraph.partition("\n")[0] else [" ".join(paragraph.split())]
            for line in lines:
                desk.say("\n".join(textwrap.wrap(line, min(desk.width, 100))))
            desk.say("")
        return
    unique = list(dict.fromkeys(TABLE.values()))
    for group in dict.fromkeys(one.group for one in unique):
        desk.say(f"{group}:")
        for one in unique:
            if one.group == group and "()" not in one.names[0]:
                names = ", ".join(one.names[:4])
                desk.say(f"  {names:24} {one.summary}", cut=True)
    desk.say("help VERB says more. Any other line is run as JavaScript. An empty line repeats a step.")


def known(name: str) -> Verb:
    """The verb of this name. Raises Trouble if there is no such verb."""
    if name not in TABLE:
        near = difflib.get_close_matches(name, TABLE, 1)
        raise Trouble(f"there is no verb {name}" + (f"; did you mean {near[0]}?" if near else "; help lists them"))
    return TABLE[name]


@verb("quit", "q", "exit", ".exit", group=_GROUP)
def leave(desk: Desk, words: str) -> None:
    """quit | q

    Leave. A program that was started after -- is ended; any other goes on, without breakpoints. Ctrl-D does the same.
    """
    desk.leaving = "quit"


@verb("kill", group=_GROUP)
def kill(desk: Desk, words: str) -> None:
    """kill

    End the program that was started after --. restart starts it again.
    """
    if not desk.launched:
        raise Trouble("only a program that was started after -- can be ended here; q leaves it running")
    _ = desk.here
    desk.leaving = "kill"


@verb("version", group=_GROUP)
def version(desk: Desk, words: str) -> None:
    """version

    Say which runtime the program runs in.
    """
    desk.say(desk.here.browser or "the runtime does not say what it is")


@verb("repl", group=_GROUP)
def javascript(desk: Desk, words: str) -> None:
    """repl

    A prompt on which everything is JavaScript, in the selected frame, also what begins like a verb. Ctrl-D leaves it.
    """
    from .looking import execute

    _ = desk.here
    while (line := desk.read("> ")) is not None and line.strip() != ".exit":
        if line.strip():
            desk.attempt(lambda line=line: execute(desk, line))  # type: ignore[misc]


@verb("interact", group=_GROUP)
def python(desk: Desk, words: str) -> None:
    """interact

    A prompt of Python, with client, session, debugger, paused and frame. Ctrl-D leaves it.
    """
    import code

    session = desk.here
    names: dict[str, Any] = {
        "session": session,
        "client": desk.client,
        "debugger": desk.debugger,
        "paused": desk.paused,
    }
    names["frame"] = desk.frame if desk.paused is not None else None
    console = code.InteractiveConsole(names)
    desk.say(f"Python with {', '.join(names)}; Ctrl-D leaves it")
    more = False
    while (line := desk.read("... " if more else ">>> ")) is not None:
        more = console.push(line)
