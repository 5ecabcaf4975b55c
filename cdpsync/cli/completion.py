"""Completion in bash, zsh and fish, by argcomplete if it is installed (the extra "cli").

    eval "$(cdpsync --completion bash)"        # in ~/.bashrc; zsh: in ~/.zshrc, after compinit
    cdpsync --completion fish | source         # in ~/.config/fish/config.fish

The shell then runs `cdpsync` with the variable _ARGCOMPLETE whenever Tab is pressed. Completion never connects to a
program, so the shell does not wait.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from . import streams

_MISSING = "completion needs argcomplete: pip install 'cdpsync[cli]'"
_PROGRAMS = ("node", "deno", "npm", "npx", "chromium", "google-chrome")
"""What is suggested after "--"."""
_INSPECTORS = ("--inspect", "--remote-debugging-port")
_RECORDINGS = (".heapsnapshot", ".heapprofile", ".cpuprofile", ".cpuprofile.gz")

Completer = Callable[..., Iterable[str] | Mapping[str, str]]


class ShowCode(argparse.Action):
    """--completion SHELL: prints what turns the completion on, and exits."""

    def __call__(self, parser: argparse.ArgumentParser, namespace: Any, values: Any, option: Any = None) -> None:
        try:
            from argcomplete.shell_integration import shellcode
        except ImportError:
            parser.error(_MISSING)
        streams.show(shellcode([parser.prog], shell=values), end="")
        parser.exit()


def line() -> str:
    """The line that the shell wants to be completed, up to the cursor."""
    text = os.environ.get("COMP_LINE", "")
    point = os.environ.get("COMP_POINT", "")
    return text.encode()[: int(point)].decode("utf-8", "replace") if point.isdecimal() else text


def command_of(text: str, names: Iterable[str]) -> tuple[str, bool]:
    """The command that a line names, "" if it names none; and whether the cursor at its end is after a "--"."""
    words = text.split()[1:]
    complete = words if text[-1:].isspace() else words[:-1]
    name = next((word for word in complete if not word.startswith("-")), "")
    return name if name in names else "", "--" in complete


def complete(parser: argparse.ArgumentParser, **how: Any) -> None:
    """Answer the shell, and exit. `parser` has the options of the command that the line names."""
    try:
        from argcomplete.completers import FilesCompleter, SuppressCompleter
        from argcomplete.finders import CompletionFinder
    except ImportError:
        os._exit(1)  # the shell completes nothing
    _attach(parser, FilesCompleter)
    CompletionFinder()(parser, default_completer=SuppressCompleter(), **how)


def complete_program(text: str) -> None:
    """Answer the shell where a program to start is wanted, after "--": without an answer, it completes files."""
    words = text.split()
    word = "" if text[-1:].isspace() else words.pop()
    found = [name for name in _PROGRAMS if words[-1] == "--" and name.startswith(word) and shutil.which(name)]
    separator = os.environ.get("_ARGCOMPLETE_IFS", "\013")
    with contextlib.suppress(OSError), os.fdopen(8, "w") as out:  # the descriptor on which a shell reads the answer
        out.write(separator.join(f"{name} " for name in found))


def _attach(parser: argparse.ArgumentParser, files_of: Callable[..., Any]) -> None:
    """Give each option and word of a command what completes it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in set(action.choices.values()):
                _attach(one, files_of)
            continue
        found = [one for name in _words_of(action) if (one := _COMPLETERS.get(name)) is not None]
        if found:
            action.completer = _any_of(found)  # type: ignore[attr-defined]
        elif {"FILE", "file", "output", "older", "newer", "baseline", "action", "final"} & {*_words_of(action)}:
            action.completer = files_of() if action.option_strings else files_of(_RECORDINGS)  # type: ignore[attr-defined]


def _words_of(action: argparse.Action) -> list[str]:
    """The names of an argument, by which its completer is found: its own, and the words of its metavar."""
    metavars = action.metavar if isinstance(action.metavar, tuple) else (action.metavar or "",)
    return [action.dest, *(word.strip("[].…") for metavar in metavars for word in metavar.split())]


def _any_of(completers: list[Completer]) -> Completer:
    def every(**how: Any) -> dict[str, str]:
        found: dict[str, str] = {}
        for completer in completers:
            values = completer(**how)
            found.update(values if isinstance(values, Mapping) else dict.fromkeys(values, ""))
        return found

    return every


# --- values ---


def _topics(**how: Any) -> list[str]:
    """The guides."""
    return [Path(one.name).stem for one in (files("cdpsync") / "guide").iterdir()]


def _methods(prefix: str = "", **how: Any) -> list[str]:
    """The commands of the protocol: domains until there is a dot."""
    return _members(prefix, "command")


def _events(prefix: str = "", **how: Any) -> list[str]:
    return _members(prefix, "event")


def _names(prefix: str = "", **how: Any) -> list[str]:
    """Domains, commands, events and types."""
    return [*_members(prefix, "command"), *_members(prefix, "event"), *_members(prefix, "type")]


def _members(prefix: str, kind: str) -> list[str]:
    from ..protocol import bundled

    domains = bundled().domains
    domain, dot, _ = prefix.partition(".")
    if not dot:
        return [f"{name}." for name in domains]
    members = domains[domain].members if domain in domains else ()
    return [member.full_name for member in members if member.kind == kind]


def _endpoints(**how: Any) -> dict[str, str]:
    """The ports of inspectors that the command lines of running processes name."""
    found = {}
    for _, words in _processes():
        for word in words:
            flag, value = (*word.split("=", 1), "")[:2]
            port = value.rpartition(":")[2]
            if flag.startswith(_INSPECTORS) and (port.isdecimal() or not value):
                found[port or "9229"] = " ".join(words)[:60]
    return {port: what for port, what in found.items() if port != "0"}


def _pids(**how: Any) -> dict[str, str]:
    """The processes of node, deno and Chrome."""
    runtimes = ("node", "deno", "chromium", "chrome")
    return {str(pid): " ".join(words)[:60] for pid, words in _processes() if Path(words[0]).name in runtimes}


def _processes() -> Iterable[tuple[int, list[str]]]:
    """Our own processes and their command lines (on Linux only)."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if folder.stat().st_uid == os.getuid():
                words = (folder / "cmdline").read_bytes().decode("utf-8", "replace").split("\0")[:-1]
                if words:
                    yield int(folder.name), words
        except OSError:
            continue  # it has ended


_COMPLETERS: dict[str, Completer] = {
    "topic": _topics,
    "endpoint": _endpoints,
    "ENDPOINT": _endpoints,
    "pid": _pids,
    "METHOD": _methods,
    "PATTERN": _events,
    "DOMAIN[.MEMBER": _names,
}
"""By the name of an argument, or a word of its metavar."""
