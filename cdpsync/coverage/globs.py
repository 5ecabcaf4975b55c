"""Globs as minimatch 10.2.6 reads them with the option `dot`, which is how c8 reads its include and exclude."""

from __future__ import annotations

import re
from functools import lru_cache

_NOT_DOTS = r"(?!\.{1,2}(?:/|\Z))"
_ANY_PARTS = rf"(?:{_NOT_DOTS}[^/]*/)*"
_CLASSES = {
    "[:alnum:]": "a-zA-Z0-9",
    "[:alpha:]": "a-zA-Z",
    "[:digit:]": "0-9",
    "[:lower:]": "a-z",
    "[:upper:]": "A-Z",
    "[:word:]": "a-zA-Z0-9_",
    "[:xdigit:]": "A-Fa-f0-9",
    "[:space:]": r"\s",
}
_MOST = 10_000
"""The most patterns that one pattern with braces stands for."""


@lru_cache(maxsize=1000)
def compiled(pattern: str) -> tuple[re.Pattern[str], ...]:
    """The regular expressions that a pattern stands for: one for each choice of its braces."""
    return tuple(re.compile(rf"(?:{_regex(one)})\Z", re.DOTALL) for one in braces(pattern))


def matches(path: str, pattern: str) -> bool:
    """Whether a path matches a glob. Each "!" at its beginning turns the answer round."""
    plain = pattern.lstrip("!")
    found = any(one.match(path) for one in compiled(plain))
    return found != ((len(pattern) - len(plain)) % 2 == 1)


def braces(pattern: str) -> list[str]:
    """The patterns that one with braces stands for: "a.{js,ts}" stands for "a.js" and "a.ts"."""
    found = _braces(pattern)
    return list(dict.fromkeys(found))[:_MOST]


def _braces(pattern: str) -> list[str]:
    at = 0
    while True:
        at = pattern.find("{", at)
        if at < 0:
            return [pattern]
        backslashes = len(pattern[:at]) - len(pattern[:at].rstrip("\\"))
        end = _closing(pattern, at) if backslashes % 2 == 0 and (at == 0 or pattern[at - 1] != "$") else -1
        choices = _choices(pattern[at + 1 : end]) if end > 0 else []
        if choices:
            break
        at += 1
    ends = _braces(pattern[end + 1 :])
    begins = [inner for choice in choices for inner in _braces(choice)]
    return [f"{pattern[:at]}{begin}{rest}" for begin in begins for rest in ends][:_MOST]


def _closing(pattern: str, at: int) -> int:
    depth = 0
    while at < len(pattern):
        if pattern[at] == "\\":
            at += 1
        elif pattern[at] == "{":
            depth += 1
        elif pattern[at] == "}":
            depth -= 1
            if not depth:
                return at
        at += 1
    return -1


def _choices(inner: str) -> list[str]:
    """What a pair of braces offers; [] if they are ordinary characters."""
    parts, depth, part = [], 0, ""
    escaped = False
    for character in inner:
        if character == "," and not depth and not escaped:
            parts.append(part)
            part = ""
            continue
        part += character
        if not escaped:
            depth += (character == "{") - (character == "}")
        escaped = character == "\\" and not escaped
    if parts:
        return [*parts, part]
    numbers = re.fullmatch(r"(-?\d+)\.\.(-?\d+)(?:\.\.(-?\d+))?", inner)
    if numbers:
        first, last, step = int(numbers[1]), int(numbers[2]), abs(int(numbers[3] or 1)) or 1
        width = max(map(len, numbers.groups()[:2])) if re.search(r"(?:^|\.)-?0\d", inner) else 0
        order = range(first, last + 1, step) if first <= last else range(first, last - 1, -step)
        return [f"{number:0{width}d}" for number in order[:_MOST]]
    letters = re.fullmatch(r"([a-zA-Z])\.\.([a-zA-Z])(?:\.\.(-?\d+))?", inner)
    if letters:
        first, last, step = ord(letters[1]), ord(letters[2]), abs(int(letters[3] or 1)) or 1
        order = range(first, last + 1, step) if first <= last else range(first, last - 1, -step)
        return [chr(number) for number in order]
    return []


def _regex(pattern: str) -> str:
    """The regular expression of a pattern without braces."""
    parts = _simplified(pattern.split("/"))
    if parts == ["**"]:
        return rf"(?:{_NOT_DOTS}[^/]*(?:/|\Z))+"
    found = ""
    for number, part in enumerate(parts):
        is_last = number == len(parts) - 1
        if part != "**":
            found += _part(part) + ("" if is_last or parts[number + 1 :] == ["**"] else "/")
        elif is_last:
            found += rf"(?:/{_NOT_DOTS}[^/]*)+"
        else:
            found += _ANY_PARTS
    return found


def _simplified(parts: list[str]) -> list[str]:
    kept: list[str] = []
    for number, part in enumerate(parts):
        if part == "**" and kept and kept[-1] == "**":
            continue
        if part == "." and number:
            continue
        if part == "" and 0 < number < len(parts) - 1:
            continue
        if part == ".." and kept and kept[-1] not in ("..", ".", "", "**"):
            kept.pop()
            continue
        kept.append(part)
    return kept or [""]


def _part(part: str) -> str:
    """The regular expression of a pattern without slashes."""
    if part == "*":
        return rf"{_NOT_DOTS}[^/]+"
    return (_NOT_DOTS if part[:1] in ("*", "?", "[", "+", "@", "!") else "") + _inner(part)


def _inner(part: str) -> str:
    found, at = "", 0
    while at < len(part):
        character = part[at]
        if character in "?*+@!" and part[at + 1 : at + 2] == "(":
            end = _parenthesis(part, at + 1)
            if end > 0:
                choices = "|".join(map(_inner, _alternatives(part[at + 2 : end])))
                if character == "!":
                    rest = _inner(part[end + 1 :])
                    return rf"{found}(?:(?!(?:{choices}){rest}(?:/|\Z))[^/]*?){rest}"
                found += f"(?:{choices})" + {"?": "?", "*": "*", "+": "+", "@": ""}[character]
                at = end + 1
                continue
        if character == "\\" and at + 1 < len(part):
            found += re.escape(part[at + 1])
            at += 2
            continue
        if character == "[":
            text, end = _class(part, at)
            if end > 0:
                found += text
                at = end
                continue
        if character == "*":
            while part[at + 1 : at + 2] == "*":
                at += 1
            found += "[^/]*?"
        else:
            found += "[^/]" if character == "?" else re.escape(character)
        at += 1
    return found


def _parenthesis(part: str, at: int) -> int:
    depth = 0
    for number in range(at, len(part)):
        depth += (part[number] == "(") - (part[number] == ")")
        if not depth:
            return number
    return -1


def _alternatives(inner: str) -> list[str]:
    parts, depth = [""], 0
    for character in inner:
        depth += (character == "(") - (character == ")")
        if character == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def _class(part: str, at: int) -> tuple[str, int]:
    """A class of characters, such as [a-z], and where it ends; ("", -1) if it does not."""
    end = at + 1
    negated = part[end : end + 1] in ("!", "^")
    end += negated
    found = ""
    first = True
    while end < len(part):
        if part[end] == "]" and not first:
            return f"[{'^/' if negated else ''}{found}]", end + 1
        named = next((name for name in _CLASSES if part.startswith(name, end)), "")
        if named:
            found += _CLASSES[named]
            end += len(named)
        elif part[end] == "\\" and end + 1 < len(part):
            found += re.escape(part[end + 1])
            end += 2
        else:
            found += "-" if part[end] == "-" else re.escape(part[end])
            end += 1
        first = False
    return "", -1
