"""Writes cdpsync.1, the man page, from the help of all commands.

    python -m cdpsync.cli.manual.generate           # after a change of an option or of a help text
    python -m cdpsync.cli.manual.generate --check   # whether that was done

pip installs it as share/man/man1/cdpsync.1. The macros are those of man(7).
"""

from __future__ import annotations

import argparse
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

from .. import parser_of
from ..commands import GROUPS
from ..options import EXIT_CODES

PAGE = Path(__file__).with_name("cdpsync.1")

_DESCRIPTION = (
    "cdpsync does for V8 (Node, Deno and Chrome) what py-spy does for Python. It looks into a running program, "
    "profiles it, debugs it, and finds what its memory is used for. ENDPOINT says which program; the words after -- "
    "start one."
)
_DATE = "2026-11-27"  # of the last release, because a page that is made anew must not differ
_WIDTH = 78
"""Lines that are filled are wrapped here, because mandoc complains of lines of more than 80 bytes."""

_TITLES = {
    "find": "Find programs, and what is wrong with them",
    "look": "Look into a program that runs",
    "record": "Record what it does",
    "learn": "Learn",
}


def page() -> str:
    """The text of the man page."""
    lines: list[str] = []
    filled = True
    for line in _lines():
        filled = (filled or line == ".fi") and line != ".nf"
        is_long = filled and len(line) > _WIDTH and not line.startswith(".")
        if is_long:
            first, *rest = textwrap.wrap(line, _WIDTH, break_on_hyphens=False, break_long_words=False)
            lines += [first, *(f"\\&{one}" if one.startswith(".") else one for one in rest)]
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def _lines() -> Iterator[str]:
    top = parser_of("")
    yield '.\\" Made by python -m cdpsync.cli.manual.generate'
    yield f'.TH CDPSYNC 1 {_DATE} "cdpsync" "User Commands"'
    yield ".SH NAME"
    yield f"cdpsync \\- {_text((top.description or '').rstrip('.'))}"
    yield ".SH SYNOPSIS"
    yield ".B cdpsync"
    yield "COMMAND [ENDPOINT] [options]"
    yield ".br"
    yield ".B cdpsync"
    yield "COMMAND [options] \\-\\- PROGRAM ..."
    yield ".SH DESCRIPTION"
    yield _text(_DESCRIPTION)
    yield ".SH OPTIONS"
    yield from _options(top)
    for group, commands in GROUPS.items():
        yield f'.SH "{_TITLES[group].upper()}"'
        for name in commands:
            yield from _command(_subparsers(parser_of(name))[name], name)
    yield '.SH "EXIT STATUS"'
    yield from _exit_codes()
    yield '.SH "SEE ALSO"'
    yield ".B cdpsync guide"
    yield "lists the guides, and"
    yield ".B cdpsync guide command-line"
    yield "is about these commands."


def _command(parser: argparse.ArgumentParser, name: str) -> Iterator[str]:
    yield from _about(parser, f"cdpsync {name}")
    for inner, one in _subparsers(parser).items():
        yield from _about(one, f"cdpsync {name} {inner}")


def _about(parser: argparse.ArgumentParser, name: str) -> Iterator[str]:
    yield f'.SS "{_text(name)}"'
    yield _text(parser.description or "")
    usage = re.sub(r"\s+", " ", parser.format_usage().partition(":")[2].strip())
    for one in re.split(r" (?=cdpsync )", usage):
        yield ".PP"
        yield f".I {_text(one)}"
    yield from _options(parser)
    more = (parser.epilog or "").replace(EXIT_CODES, "").strip()
    if more:
        yield ".PP"
        yield ".nf"
        yield from map(_text, more.split("\n"))
        yield ".fi"


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, (argparse._SubParsersAction, argparse._HelpAction)) or action.help in (
            argparse.SUPPRESS,
            "",
        ):
            continue
        formatter = parser._get_formatter()
        yield ".TP"
        yield f".B {_text(formatter._format_action_invocation(action))}"
        yield _text(formatter._expand_help(action)) if action.help else "\\&"


def _exit_codes() -> Iterator[str]:
    codes, _, rest = EXIT_CODES.partition("\n\n")
    for line in codes.split("\n")[1:]:
        code, _, meaning = line.strip().partition(" ")
        yield ".TP"
        yield f".B {code}"
        yield _text(meaning.strip())
    yield ".PP"
    yield from map(_text, rest.strip().split("\n"))


def _subparsers(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    found: dict[str, argparse.ArgumentParser] = {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            found.update(action.choices)
    return found


def _text(text: str) -> str:
    """Text as roff writes it: no line may begin with a dot or an apostrophe."""
    text = (
        text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga").replace("^", "\\(ha")
    )
    text = text.replace("~", "\\(ti").replace('"', "\\(dq")
    text = "".join(one if one.isascii() else f"\\[u{ord(one):04X}]" for one in text)
    return f"\\&{text}" if text.startswith(".") else text


def main() -> None:
    arguments = sys.argv[1:]
    made = page()
    if "--check" in arguments:
        if not PAGE.exists() or PAGE.read_text("ascii") != made:
            sys.exit("cdpsync.1 is not up to date: python -m cdpsync.cli.manual.generate writes it")
    else:
        PAGE.write_text(made, "ascii")


if __name__ == "__main__":
    main()
