"""Verbs that show stacks, source and values."""

from __future__ import annotations

import re

from ...errors import CDPError
from ...sources import lines_of
from . import values
from .arguments import names_of
from .desk import INSIDE, Desk, Trouble, expression_of, first_line
from .listing import listed
from .verbs import verb

_STACK, _SOURCE, _VALUES = "the stack", "the source", "values"
_AROUND = 5
"""How many lines `list` shows before the current one, and after it."""


# --- the stack ---


@verb("where", "w", "bt", "backtrace", group=_STACK, words=("all",))
def where(desk: Desk, words: str) -> None:
    """where | w | bt [all]

    Show the calls on the stack, the innermost first, and what they were called from by await and timers.

    Calls within the runtime itself are counted only, unless you say all.
    """
    _ = desk.frame
    assert desk.paused is not None
    hidden = 0
    for number, frame in enumerate(desk.paused.frames):
        inside = frame.file.startswith(INSIDE) and number != desk.index and words != "all"
        if inside:
            hidden += 1
            continue
        _say_hidden(desk, hidden)
        hidden = 0
        mark = ">" if number == desk.index else " "
        desk.say(f"{mark} #{number} {frame.function or '(anonymous)'} {frame.place.short}", cut=True)
    _say_hidden(desk, hidden)
    for parent in desk.paused.async_parents:
        own = [one for one in parent.places if words == "all" or not one.file.startswith(INSIDE)]
        if own:
            desk.say(f"  -- {parent.description or 'async'} --")
        for place in own:
            desk.say(f"     {place.function or '(anonymous)'} {place.short}", cut=True)


def _say_hidden(desk: Desk, hidden: int) -> None:
    if hidden:
        desk.say(f"     … {hidden} of the runtime")


@verb("up", "u", group=_STACK, repeats=True)
def up(desk: Desk, words: str) -> None:
    """up | u [COUNT]

    Select the frame that called this one.
    """
    _select(desk, desk.index + _distance(words))


@verb("down", "d", group=_STACK, repeats=True)
def down(desk: Desk, words: str) -> None:
    """down | d [COUNT]

    Select the frame that this one called.
    """
    _select(desk, desk.index - _distance(words))


@verb("frame", "f", group=_STACK)
def select(desk: Desk, words: str) -> None:
    """frame | f [NUMBER]

    Select a frame by its number, or show the selected one.
    """
    _select(desk, desk.index if not words else _number(words))


def _distance(words: str) -> int:
    return _number(words) if words else 1


def _number(words: str) -> int:
    if not words.isdecimal() or len(words) > 9:
        raise Trouble(f"{words} is not a number")
    return int(words)


def _select(desk: Desk, index: int) -> None:
    _ = desk.frame
    assert desk.paused is not None
    last = len(desk.paused.frames) - 1
    if index == desk.index + 1 and index > last:
        raise Trouble("this is the outermost frame")
    if index == desk.index - 1 and index < 0:
        raise Trouble("this is the innermost frame")
    desk.index, desk.listed = min(max(index, 0), last), 0
    desk.show_place(f"#{desk.index}")


# --- the source ---


@verb("list", "l", group=_SOURCE, repeats=True)
def list_source(desk: Desk, words: str) -> None:
    """list | l [LINE[, LAST] | .]

    Show source: around the current line, then further; around a LINE, or from LINE to LAST; `.` is the current line.

    `list(5)` shows five lines before the current one and five after it.
    """
    line = desk.line or desk.frame.line
    numbers = re.fullmatch(r"(\d{1,9})(?:\s*[,\s-]\s*(\d{1,9}))?", words)
    around = re.fullmatch(r"\((\d{1,9})\)", words)
    if around is not None:
        desk.show_lines(line - int(around[1]), line + int(around[1]))
    elif numbers is not None and numbers[2] is not None:
        first, last = int(numbers[1]), int(numbers[2])
        desk.show_lines(first, last if last >= first else first + last)  # as in pdb
    elif numbers is not None:
        desk.show_lines(max(1, int(numbers[1]) - _AROUND), int(numbers[1]) + _AROUND)
    elif words == "." or (not words and not desk.listed):
        desk.show_lines(line - _AROUND, line + _AROUND)
    elif not words:
        if desk.listed >= len(desk.lines(desk.frame)):
            raise Trouble("this was the last line; l . begins again at the current one")
        desk.show_lines(desk.listed + 1, desk.listed + 1 + 2 * _AROUND)
    else:
        raise Trouble(f"{words} is not a line: write l 12, l 12, 20 or l .")


@verb("longlist", "ll", group=_SOURCE)
def list_function(desk: Desk, words: str) -> None:
    """longlist | ll

    Show the source of the whole function; at the top level, of the file.
    """
    first, last = desk.function_lines()
    desk.show_lines(first, last)


@verb("source", group=_SOURCE, completes="file")
def source(desk: Desk, words: str) -> None:
    """source FILE

    Show the text of a file of the program, as in the editor.
    """
    if not words:
        raise Trouble("say which file; sources lists them")
    lines = lines_of(desk.debugger.source(words))
    for line in listed(lines, 1, len(lines)):
        desk.say(line, cut=True)


@verb("scripts", group=_SOURCE, words=("all",))
def scripts(desk: Desk, words: str) -> None:
    """scripts [all]

    List the scripts that the program has loaded; with all, those of the runtime too.
    """
    for script in desk.debugger.scripts:
        if words == "all" or (script.url and not script.url.startswith(INSIDE)):
            here = desk.paused is not None and desk.paused.frames and desk.frame.place.script_id == script.script_id
            desk.say(f"{'>' if here else ' '} {script.script_id}: {script.file or '(no name)'}")


@verb("sources", group=_SOURCE)
def sources(desk: Desk, words: str) -> None:
    """sources

    List the source files: those that scripts were made from, and the scripts that were not made from others.
    """
    for file in desk.files():
        desk.say(f"{'>' if file == desk.file else ' '} {file}")


@verb("search", "/", group=_SOURCE)
def search(desk: Desk, words: str) -> None:
    """search TEXT

    List the lines of the program's sources in which a text occurs.
    """
    if not words:
        raise Trouble("say what to search for")
    found = desk.debugger.search(words)
    for one in found[:100]:
        desk.say(f"{one.file}:{one.line}:{one.column}  {one.text}", cut=True)
    if len(found) > 100:
        desk.say(f"… {len(found) - 100:,} more")
    if not found:
        desk.say(f"no source contains {words!r}")


# --- values ---


@verb("p", "print", group=_VALUES, completes="expression")
def show(desk: Desk, words: str) -> None:
    """p EXPRESSION

    Show the value of a JavaScript expression in the selected frame; while the program is running, of a global one.
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

    Show the value of an expression at each stop, and what it was before. Without one, show all that are shown so.
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

    Do not show an expression any more; without one, none. NUMBER counts them from 0.
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
