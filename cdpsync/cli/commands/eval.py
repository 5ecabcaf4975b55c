"""cdpsync eval [ENDPOINT] EXPR: prints the value of a JavaScript expression."""

from __future__ import annotations

import argparse
import re
import sys

from ...domains.values import Inspected
from ...errors import JavaScriptError
from ...session import Session
from ...text import printable
from .. import asking, printing, reach

_DEPTH, _MOST, _LONGEST = 4, 100, 2_000
"""What is fetched of a value for a terminal."""

MORE = """\
EXPR is an expression or statements, with top-level await; - reads it from stdin. The value is printed as node -p
prints it: a string as it is, anything else as in JavaScript. Piped, all of it is printed; at a terminal, the
beginning of a long one. require() of Node and $0 of a browser's console work. Getters are not run.

examples:
  cdpsync eval 'process.memoryUsage()'
  cdpsync eval 9222 document.title
  cdpsync eval --json 'new Map([[1n, NaN]])'
  cdpsync eval --worker all 'performance.now()'"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    reach.add_arguments(parser, own="EXPR")
    printing.add_json(parser, "print a JSON object with the value, and its type and class")
    asking.add_arguments(parser)


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return asking.advice(arguments)


def run(arguments: argparse.Namespace) -> None:
    expression = _expression(arguments)
    whole = arguments.json or printing.width(arguments) is None
    limits = {} if whole else {"depth": _DEPTH, "most": _MOST, "longest": _LONGEST}
    with asking.asked(arguments) as (program, timeout):
        for session in program.sessions:
            with program.worker_may_end(session):
                value = _value(session, expression, limits, timeout)
                if whole and not value.complete:
                    raise ValueError("the value has more than 32 million characters; evaluate a part of it")
                _print(arguments, program.label(session), value)


def _value(session: Session, expression: str, limits: dict[str, int], timeout: float | None) -> Inspected:
    try:
        return session.inspect(expression, **limits, command_line=True, timeout=timeout, terminate_on_timeout=True)
    except JavaScriptError as error:
        error.hint = _where_to_find(error)
        raise


def _expression(arguments: argparse.Namespace) -> str:
    words: list[str] = arguments.own
    if len(words) == 1:
        arguments.endpoint = None  # also if it looks like one: cdpsync eval 42
    elif not words:
        raise ValueError("write the JavaScript to evaluate, as in: cdpsync eval 'process.memoryUsage()'")
    elif len(words) > 2 or not reach.is_endpoint(words[0]):
        raise ValueError(f"put quotes around the JavaScript, as in: cdpsync eval {' '.join(words)!r}")
    text = words[-1]
    if text == "-":
        if sys.stdin is None:
            raise ValueError("stdin is closed, so there is nothing to evaluate")
        text = sys.stdin.read()
    if not text.strip():
        raise ValueError("there is nothing to evaluate")
    if len(words) == 2:
        words.pop()  # so that what is left is the ENDPOINT
    return text


def _where_to_find(error: JavaScriptError) -> str:
    """What to do about a name that is not global; "" for other errors."""
    found = re.fullmatch(r"([\w$]+) is not defined", error.message)
    if error.name != "ReferenceError" or found is None:
        return ""
    name = found[1]
    return (
        f"{name} is not global: variables of modules and functions are not. cdpsync probe FILE:LINE {name} reads it "
        "when that line runs, and cdpsync debug in a frame"
    )


def _print(arguments: argparse.Namespace, label: str, value: Inspected) -> None:
    if arguments.json:
        fields = {"worker": label or None, "kind": value.type, "class": value.class_name or None, "value": value.json()}
        show = printing.line if label else printing.document
        show("eval", fields)
        return
    width = printing.width(arguments)
    text = value.text() if width is None else value.text(width)
    if width is not None:
        text = printing.shortened(arguments, printable(text), complete=value.complete)
    if label:
        text = f"{label}: {text}"
    printing.answer(text)
