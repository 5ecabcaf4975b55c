"""The texts of log_at: "total is {total}" has one expression."""

from __future__ import annotations

_CLOSING = {"(": ")", "[": "]", "{": "}"}


def parse(text: str) -> tuple[list[str], list[str]]:
    """The literal parts of a text and the expressions between them; there is one more part than expressions.

    `{{` and `}}` are braces. Raises ValueError if a brace is not closed, or if there is nothing in it.
    """
    parts, expressions, at = [""], list[str](), 0
    while at < len(text):
        if text[at : at + 2] in ("{{", "}}"):
            parts[-1] += text[at]
            at += 2
        elif text[at] == "{":
            end = _end(text, at + 1, "}")
            expression = text[at + 1 : end].strip()
            if not expression:
                raise ValueError(f"there is no expression in the braces at character {at + 1} of {text!r}")
            expressions.append(expression)
            parts.append("")
            at = end + 1
        elif text[at] == "}":
            raise ValueError(f"the brace at character {at + 1} of {text!r} closes nothing; write }}}} for a brace")
        else:
            parts[-1] += text[at]
            at += 1
    return parts, expressions


def _end(text: str, start: int, closing: str) -> int:
    """Where the bracket is closed whose inside begins at `start`: strings and templates may hold brackets too."""
    waiting, at = [closing], start
    while at < len(text):
        one, inside = text[at], waiting[-1]
        if one == "\\" and inside in "'\"`":
            at += 1
        elif one == inside:
            waiting.pop()
            if not waiting:
                return at
        elif inside == "`" and text[at : at + 2] == "${":
            waiting.append("}")
            at += 1
        elif inside not in "'\"`":
            if one in "'\"`":
                waiting.append(one)
            elif one in _CLOSING:
                waiting.append(_CLOSING[one])
        at += 1
    raise ValueError(f"the brace at character {start} of {text!r} is not closed; write {{{{ for a brace")
