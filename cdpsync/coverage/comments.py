"""Finds the comments in JavaScript and TypeScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      (?P<line>//[^\n\r\u2028\u2029]*)
    | (?P<block>/\*.*?(?:\*/|\Z))
    | (?P<string>"(?:[^"\\\n\r]|\\.)*"?|'(?:[^'\\\n\r]|\\.)*'?)
    | (?P<number>\.?\d[\w.]*)
    | (?P<name>\#?[^\W\d][\w$]*|\$[\w$]*)
    | (?P<mark>[^\s\w])
    """,
    re.VERBOSE | re.DOTALL,
)
_TEMPLATE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?P<end>`|\$\{|\Z)", re.DOTALL)
_REGEX = re.compile(r"/(?![*/])(?:[^/\\\[\n\r]|\\.|\[(?:[^\]\\\n\r]|\\.)*\])+/\w*")
_OPERATOR = re.compile(r"await|case|default|delete|do|else|extends|in|instanceof|new|of|return|throw|typeof|void|yield")


class Comment(NamedTuple):
    """A comment: its place in the text, as an index into the str, and whether it begins with "//"."""

    start: int
    end: int
    is_line: bool


def comments(text: str) -> Iterator[Comment]:
    """The comments in a text, in order.

    A "/" after an operand divides, otherwise it begins a regular expression. That is what a lexer can know without a
    parser: it is wrong after `if (a) /b/.test(c)`.
    """
    at = len(text.split("\n", 1)[0]) if text.startswith("#!") else 0
    braces: list[bool] = []  # for each open brace: whether it is of a template
    divides = False
    while True:
        found = _TOKEN.search(text, at)
        if found is None:
            return
        kind, token, start = found.lastgroup, found[0], found.start()
        at = found.end()
        if kind in ("line", "block"):
            yield Comment(start, at, kind == "line")
            continue
        if kind == "name":
            divides = _OPERATOR.fullmatch(token) is None
        elif kind != "mark":
            divides = True
        elif token == "/" and not divides and (regex := _REGEX.match(text, start)):
            at, divides = regex.end(), True
        elif token == "`" or (token == "}" and braces and braces[-1]):
            if token == "}":
                braces.pop()
            template = _TEMPLATE.match(text, at)
            assert template is not None  # it may be empty
            at = template.end()
            divides = template["end"] != "${"
            if not divides:
                braces.append(True)
        else:
            if token == "{":
                braces.append(False)
            elif token == "}" and braces:
                braces.pop()
            divides = token in ")]" or (token == "}" and "\n" not in text[at : at + 2])
