"""Verbs that show values."""

from __future__ import annotations

import re

from ...errors import CDPError
from . import values
from .arguments import names_of
from .desk import Desk, Trouble, expression_of, first_line
from .verbs import verb

_VALUES = "values"


@verb("p", "print", group=_VALUES, completes="expression")
def show(desk: Desk, words: str) -> None:
    """p EXPRESSION

    Show the value of a JavaScript expression in the selected frame; while the program is running, of a global one.

    An expression that runs for more than 3 s is stopped.
    """
    _show(desk, words, whole=False)


@verb("pp", group=_VALUES, completes="expression")
def show_whole(desk: Desk, words: str) -> None:
    """pp EXPRESSION

    Show the value of an expression with everything that it holds.
    """
    _show(desk, words, whole=True)


def _show(desk: Desk, words: str, *, whole: bool) -> None:
    if not words:
        raise Trouble("say what to show: an expression of JavaScript")
    remote = desk.evaluate(expression_of(words))
    desk.say(values.full(desk.here, remote, min(desk.width, 100), whole=whole))


@verb("exec", "!", group=_VALUES, completes="expression")
def execute(desk: Desk, words: str) -> None:
    """exec CODE
    ! CODE

    Run JavaScript in the selected frame, such as `exec total = 3`, and show its value if it has one.

    A line that does not begin with a verb is run like this too.
    """
    if not words:
        raise Trouble("say what to run: JavaScript, such as total = 3")
    found = re.fullmatch(r"\((['\"])(.*)\1\)", words, re.DOTALL)
    remote = desk.evaluate(found[2] if found is not None else words)
    if remote.get("type") != "undefined":
        desk.say(values.full(desk.here, remote, min(desk.width, 100), whole=False))


@verb("whatis", group=_VALUES, completes="expression")
def whatis(desk: Desk, words: str) -> None:
    """whatis EXPRESSION

    Show the type of a value: what typeof says, and its class.
    """
    if not words:
        raise Trouble("say of what: an expression of JavaScript")
    remote = desk.evaluate(expression_of(words))
    subtype = str(remote.get("subtype", ""))
    named = str(remote.get("className", "")) if subtype != "null" else ""
    desk.say(" ".join(filter(None, ["null" if subtype == "null" else str(remote.get("type")), named])))


@verb("args", "a", group=_VALUES)
def arguments(desk: Desk, words: str) -> None:
    """args | a

    Show the arguments of the function.
    """
    names = names_of(desk.here, desk.frame)
    if not names:
        desk.say("this function has no parameters" if desk.frame.function else "this is not a function with parameters")
    _say_variables(desk, names)


@verb("locals", group=_VALUES, words=("closure", "module"))
def local_variables(desk: Desk, words: str) -> None:
    """locals [closure | module]

    Show the variables of the function; of the functions around it; or of the file.
    """
    frame = desk.frame
    if words not in ("", "closure", "module"):
        raise Trouble("write locals, locals closure or locals module")
    names = list(frame.locals if not words else frame.closure if words == "closure" else frame.module)
    if not names:
        desk.say("there are no variables")
    _say_variables(desk, names)


def _say_variables(desk: Desk, names: list[str]) -> None:
    for name in names:
        try:
            text = desk.text(name)
        except CDPError as error:
            early = re.search("before initialization|from debugger", str(error))
            text = "<uninitialized>" if early else f"*** {first_line(error)}"
        desk.say(f"{name} = {text}", cut=True)


@verb("display", "watch", group=_VALUES, completes="expression")
def display(desk: Desk, words: str) -> None:
    """display | watch [EXPRESSION]

    Show the value of an expression at each stop, and what it was before. Without one, show all of these now.
    """
    found = re.fullmatch(r"\((['\"])(.*)\1\)", words, re.DOTALL)
    expression = found[2] if found is not None else words
    if expression:
        desk.displays.setdefault(expression, None)
    elif not desk.displays:
        desk.say("nothing is displayed; display EXPRESSION adds something")
    if desk.paused is not None:
        desk.show_displays([expression] if expression else None)
    elif not expression:
        for one in desk.displays:
            desk.say(one)


@verb("watchers", group=_VALUES)
def watchers(desk: Desk, words: str) -> None:
    """watchers

    Show the values of all expressions that are shown at each stop.
    """
    display(desk, "")


@verb("undisplay", "unwatch", group=_VALUES)
def undisplay(desk: Desk, words: str) -> None:
    """undisplay | unwatch [EXPRESSION | NUMBER]

    Stop showing an expression; without one, all of them. NUMBER counts them from 0.
    """
    found = re.fullmatch(r"\((['\"]?)(.*)\1\)", words, re.DOTALL)
    expression = found[2] if found is not None else words
    if not expression:
        desk.displays.clear()
        return
    if expression.isdecimal() and expression not in desk.displays and int(expression[:9]) < len(desk.displays):
        expression = list(desk.displays)[int(expression)]
    if expression not in desk.displays:
        raise Trouble(f"{expression} is not displayed")
    desk.displays.pop(expression)
