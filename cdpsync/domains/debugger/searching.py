"""Finds functions and statements in the text of JavaScript or TypeScript, outside comments and strings."""

from __future__ import annotations

import re

_SKIPPED = re.compile(
    r"""//[^\n\r]* | /\*.*?(?:\*/|\Z) | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | `(?:[^`\\]|\\.)*`
    | (?<=[(,=:\[!&|?{};\n])[ \t]*/(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*""",
    re.DOTALL | re.VERBOSE,
)
_PAIRS = {"(": ")", "{": "}", "[": "]"}
_NOT_METHODS = {"if", "for", "while", "switch", "catch", "with", "function", "return"}


def blanked(text: str) -> str:
    """The text with spaces for comments, strings, templates and regexes, so that offsets stay."""
    return _SKIPPED.sub(lambda found: re.sub(r"[^\n\r]", " ", found[0]), text)


def statements_in(text: str, statement: str) -> list[int]:
    """The offsets of a statement in a text, one for each line; runs of white space count as one space."""
    pattern = r"\s+".join(map(re.escape, statement.split()))
    code, lines = blanked(text), dict[int, int]()
    for found in re.finditer(pattern, text):
        if code[found.start()] == text[found.start()]:
            lines.setdefault(text.count("\n", 0, found.start()), found.start())
    return list(lines.values())


def functions_in(text: str, name: str) -> list[int]:
    """The offsets where the bodies of the functions of a name begin; "Class.method" is looked for in its class."""
    code = blanked(text)
    *classes, last = name.split(".")
    ranges = [(0, len(code))]
    for one in classes:
        opened = re.compile(rf"(?<![\w$.])(?:class\s+{re.escape(one)}(?![\w$])|{re.escape(one)}\s*[:=])[^{{;]*\{{")
        ranges = [
            (found.end(), _closing(code, found.end() - 1))
            for start, end in ranges
            for found in opened.finditer(code, start, end)
        ]
    bodies = [body for start, end in ranges for body in _bodies(code, last, start, end, bool(classes))]
    if classes and len(classes) == 1:  # Class.prototype.method = function, or Class.method = function
        dotted = rf"(?<![\w$.]){re.escape(classes[0])}\s*\.\s*(?:prototype\s*\.\s*)?"
        for found in re.finditer(dotted + rf"(?={re.escape(last)}\s*=[^=])", code):
            bodies += _bodies(code, last, found.end(), found.end() + len(last) + 1000, True)[:1]
    return sorted(set(bodies))


def function_at(text: str, offset: int) -> str:
    """The name of the innermost function around an offset; "" outside of functions, and if it has no name."""
    code, opened = blanked(text), list[int]()
    for found in re.compile("[{}]").finditer(code, 0, min(max(offset, 0), len(code))):
        if found[0] == "{":
            opened.append(found.start())
        elif opened:
            opened.pop()
    for at in reversed(opened):
        name = _header(code[max(0, at - 500) : at])
        if name is not None:
            return name
    return ""


def _header(before: str) -> str | None:
    """The name of the function whose body follows this; "" if it has none, None if what follows is not a body."""
    assigned = re.search(r"([\w$]+)\s*(?::[^=;(){}]+)?[=:]\s*(?:async\s*)?(?:\w+\s*=>|\([^{};]*=>)\s*$", before)
    if assigned is not None or before.rstrip().endswith("=>"):
        return assigned[1] if assigned is not None else ""
    found = re.search(
        r"(?:([\w$]+)\s*=\s*)?(function\b\s*\*?\s*)?(#?[\w$]*)\s*(?:<[^;{}()]*>)?(\()", before[_last(before) :]
    )
    rest = re.search(r"\)\s*(?::[^;={}()]*)?$", before)
    if found is None or rest is None or (found[2] is None and (found[3] in _NOT_METHODS or not found[3])):
        return None
    return found[3] or found[1] or ""


def _last(before: str) -> int:
    """Where the statement or member begins that ends here."""
    depth = 0
    for at in range(len(before) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(before[at], 0)
        if depth == 0 and before[at] in ";{}":
            return at + 1
    return 0


def _bodies(code: str, name: str, start: int, end: int, dotted: bool) -> list[int]:
    word = re.escape(name)
    before = r"(?<![\w$#])" if dotted else r"(?<![\w$.#])"
    declared = re.compile(rf"(?<![\w$.])function\s*\*?\s*{word}\s*(?=[(<])")
    assigned = re.compile(
        rf"{before}{word}\s*(?::[^=;(){{}}]+)?[=:]\s*(?:async\s*)?(?:function\b\s*\*?\s*[\w$]*\s*)?(?=[(<]|[\w$]+\s*=>)"
    )
    method = re.compile(rf"{before}{word}\s*(?=[(<])")
    found = list[int]()
    for pattern in (declared, assigned, method):
        for one in pattern.finditer(code, start, end):
            if pattern is method and name in _NOT_METHODS:
                continue
            body = _body(code, one.end(), arrow=pattern is assigned)
            if body is not None:
                found.append(body)
    return found


def _body(code: str, at: int, *, arrow: bool) -> int | None:
    """Where the body begins of a function whose parameters begin here; None if it is a call."""
    if code[at : at + 1] == "<":
        at = code.find("(", at)
    if code[at : at + 1] == "(":
        at = _closing(code, at) + 1
    rest = re.compile(r"\s*(?::[^;={}()]*(?:\{[^{}]*\}[^;={}()]*)?)?\s*(=>\s*\{?|\{)|\s*[\w$]+\s*(=>\s*\{?)").match(
        code, at
    )
    if rest is None or (not arrow and "=>" in rest[0]):
        return None
    return rest.end()


def _closing(code: str, at: int) -> int:
    """The offset of the bracket that closes the one here; the end of the text if nothing closes it."""
    opening, closing = code[at], _PAIRS[code[at]]
    depth = 0
    for found in re.compile(f"[{re.escape(opening + closing)}]").finditer(code, at):
        depth += 1 if found[0] == opening else -1
        if depth == 0:
            return found.start()
    return len(code)
