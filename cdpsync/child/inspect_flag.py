"""Adds an inspector flag to a command that starts node, deno or Chrome, or a program that starts one of them."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

_ADDRESS = "127.0.0.1:0"  # a free port; the program prints which
FLAG = f"--inspect={_ADDRESS}"

_VERSION = r"([-_@]?v?\d[\w.-]*|@\w+)?"  # node20, node-24, node-v20.11.1, npx node@lts
_KINDS = {
    "node": re.compile(rf"(node|nodejs){_VERSION}"),
    "deno": re.compile(rf"deno{_VERSION}"),
    "bun": re.compile(rf"bun{_VERSION}"),
    "chrome": re.compile(r"(?!.*driver).*(chrom(e|ium)|msedge|microsoft[- ]edge|brave|headless[-_]shell).*"),
}
# Programs that run another program: the first argument that is one of _KINDS.
_PREFIXES = {"bunx", "cross-env", "env", "ionice", "nice", "nohup", "npx", "pnpx", "setsid", "stdbuf", "strace"}
_PREFIXES |= {"sudo", "taskset", "time", "timeout", "xvfb-run"}

# The argument after one of these is not the program.
_PREFIX_VALUES = {"-g", "-p", "-u", "--group", "--package", "--user"}

_FLAGS = {"--inspect", "--inspect-brk", "--inspect-wait"}
_HOLDING = {"--inspect-brk", "--inspect-wait"}
_PORT, _PIPE = "--remote-debugging-port", "--remote-debugging-pipe"
_FLAG_IN_TEXT = re.compile(r"(?<!\S)--inspect(?:-brk|-wait)?(?![\w-])")

# Options whose value is the next argument.
_NODE_VALUES = {"-C", "-e", "-p", "-pe", "-r", "--conditions", "--diagnostic-dir", "--disable-warning", "--env-file"}
_NODE_VALUES |= {"--eval", "--experimental-loader", "--import", "--loader", "--print", "--require", "--title"}
_NODE_VALUES |= {"--test-name-pattern", "--test-reporter", "--watch-path"}
_DENO_VALUES = {"-L", "-c", "--cert", "--config", "--ext", "--filter", "--host", "--import", "--import-map"}
_DENO_VALUES |= {"--location", "--log-level", "--port", "--preload", "--seed"}

_DENO_COMMANDS = {"bench", "eval", "repl", "run", "serve", "test", "watch", "x"}  # those that take the flag
_DENO_GLOBAL = re.compile(r"-q|--quiet|-L.*|--log-level(=.*)?|--unstable.*")  # what may come before a subcommand


class Command(NamedTuple):
    """A command that opens an inspector.

    `kind` is "node", "deno" or "chrome"; "" for a program that starts the one to debug. `place` is the index at which
    options can be inserted into `argv`, and `flagged` says whether the command has an inspector flag.
    """

    argv: list[str]
    kind: str
    place: int
    flagged: bool


def with_inspector(
    argv: Sequence[str], wait_for_debugger: bool, cwd: str | os.PathLike[str] | None, *, preloaded: bool = False
) -> Command:
    """The command with an inspector flag, which is added if the command has none.

    A program that is `preloaded` announces itself, and can be held: a Node needs no flag then.

    Raises ValueError if the program cannot be debugged, or cannot be held until the debugger lets it run.
    """
    at = _program(argv)
    before, own = list(argv[:at]), list(argv[at:])
    kind = _kind(own[0])
    if kind == "chrome":
        return Command([*before, *_chrome(own, wait_for_debugger)], kind, at + 1, True)
    if kind == "bun":
        _check_bun(own)
    place = _place_in_node(own) if kind == "node" else _place_in_deno(own, cwd) if kind == "deno" else 0
    if not place:
        return _by_environment(argv, wait_for_debugger and not preloaded)
    options = _options(own[place:], kind, to_the_end=own[place - 1] in ("test", "bench"))
    flags = [name for part in options if (name := _name(part)) in _FLAGS]
    if not flags and preloaded and kind == "node":
        return Command([*before, *own], kind, at + place, False)
    if not flags:
        # Deno 2.9 with --inspect-wait: a debugger that connects at once lets the program run. With --inspect-brk it
        # stays held, and it breaks at the first statement only if Debugger.enable was sent before.
        flag = "--inspect" if not wait_for_debugger else "--inspect-wait" if kind == "node" else "--inspect-brk"
        own.insert(place, f"{flag}={_ADDRESS}")
    elif wait_for_debugger and not _HOLDING & set(flags):
        raise ValueError(f"wait_for_debugger needs --inspect-wait in place of {flags[0]} in the command")
    return Command([*before, *own], kind, at + place, True)


def _chrome(argv: list[str], wait_for_debugger: bool) -> list[str]:
    if wait_for_debugger:
        raise _not_held()
    if has_option(argv, _PIPE):
        raise ValueError(f"{_PIPE} in the command needs pipe=True")
    if not has_option(argv, _PORT):
        argv.insert(1, f"{_PORT}=0")
    return argv


def with_pipe(argv: Sequence[str], wait_for_debugger: bool) -> Command:
    """The command with --remote-debugging-pipe, which is added if it starts Chrome and has none.

    Raises ValueError if it does not start Chrome, opens a port as well, or is to be held.
    """
    at = _program(argv)
    kind, own = _kind(argv[at]), list(argv)
    if kind not in ("chrome", ""):
        raise ValueError(f"pipe=True is for Chrome: {argv[at]} has an inspector with a port only, so leave it out")
    if wait_for_debugger:
        raise _not_held()
    if has_option(own, _PORT):
        raise ValueError(f"with pipe=True no port is open: leave {_PORT} out of the command")
    flags = [part for part in own if _name(part) == _PIPE]
    if not flags and not kind:
        raise ValueError(
            f"pipe=True is for Chrome, and launch() does not know whether {argv[at]} starts one: "
            f"put {_PIPE} into the command, where the flags of Chrome are"
        )
    if any(flag != _PIPE for flag in flags):
        raise ValueError(f"{flags[0]}: only JSON is spoken over the pipe, so leave the value out of the command")
    if not flags:
        own.insert(at + 1, _PIPE)
    return Command(own, "chrome", own.index(_PIPE), True)


def can_be_held(argv: Sequence[str]) -> bool:
    """Whether the program of a command can wait for the debugger before its first line. Chrome cannot."""
    return _kind(argv[_program(argv)]) != "chrome"


def _not_held() -> ValueError:
    return ValueError("Chrome cannot be held: open about:blank, and navigate when everything is set up")


def _by_environment(argv: Sequence[str], wait_for_debugger: bool) -> Command:
    flags = _FLAG_IN_TEXT.findall(" ".join(argv[1:]))
    if wait_for_debugger and not any(flag in _HOLDING for flag in flags):
        raise ValueError(
            f"{argv[0]}: it is not known how to hold the program that it starts before its first line: "
            "give the command of that program, such as node app.js, or put --inspect-wait into it"
        )
    return Command(list(argv), "", 1, bool(flags))


def _place_in_node(argv: list[str]) -> int:
    """The index at which to put the flag; 0 if Node only starts other programs."""
    if argv[1:2] == ["inspect"]:
        raise ValueError("node inspect is itself a debugger: leave out 'inspect'")
    return 0 if any(_name(part) == "--run" for part in _options(argv[1:], "node")) else 1


def _place_in_deno(argv: list[str], cwd: str | os.PathLike[str] | None) -> int:
    """The index at which to put the flag; 0 if Deno only starts other programs, as a task does."""
    at = 1
    while at < len(argv) and _DENO_GLOBAL.fullmatch(argv[at]):
        at += 2 if argv[at] in _DENO_VALUES else 1
    word = argv[at] if at < len(argv) else "-"
    if word == "task":
        return 0
    if word not in _DENO_COMMANDS:
        if re.fullmatch(r"[a-z][a-z-]*", word) and not Path(cwd or "", word).exists():
            raise ValueError(f"deno {word} has no inspector: launch() takes deno run, serve, test, eval, repl or task")
        return 1  # "deno app.ts", "deno -A app.ts"
    script = next((part for part in argv[at + 1 :] if not part.startswith("-")), "")
    if word == "run" and re.fullmatch(r"[\w-]+(:[\w-]+)*", script) and not Path(cwd or "", script).exists():
        return 0  # "deno run" runs a task if there is no file with this name
    return at + 1


def _check_bun(argv: list[str]) -> None:
    script = next((part for part in argv[1:] if not part.startswith("-") and part != "run"), "")
    if Path(script).suffix or _FLAG_IN_TEXT.search(" ".join(argv)):
        raise ValueError("Bun's inspector speaks WebKit's protocol, not the Chrome DevTools Protocol")


def _options(args: Sequence[str], kind: str, to_the_end: bool = False) -> list[str]:
    """The options before the script; with `to_the_end`, those that follow it too."""
    found: list[str] = []
    rest = iter(args)
    for part in rest:
        if part in ("-", "--") or (not part.startswith("-") and not to_the_end):
            break
        found.append(part)
        if part in (_NODE_VALUES if kind == "node" else _DENO_VALUES):
            next(rest, None)
    return found


def has_option(argv: Collection[str], option: str) -> bool:
    """Whether a command has this option, with or without a value."""
    return any(_name(part) == option for part in argv)


def _name(option: str) -> str:
    """The name of an option as Node reads it: --inspect_brk is --inspect-brk."""
    return option.partition("=")[0].replace("_", "-")


def _program(argv: Sequence[str]) -> int:
    """The index of the program, which may come after a prefix such as "env A=1"."""
    if _base(argv[0]) in _PREFIXES:
        for at, part in enumerate(argv[1:], 1):
            if argv[at - 1] not in _PREFIX_VALUES and "=" not in part and _kind(part) and not Path(part).is_dir():
                return at
    return 0


def _kind(program: str) -> str:
    """ "node", "deno", "bun", "chrome" or "": by its name, or by the name of the file that it links to."""
    for name in (program, os.path.realpath(shutil.which(program) or program)):
        for kind, pattern in _KINDS.items():
            if pattern.fullmatch(_base(name)):
                return kind
    return ""


def _base(program: str) -> str:
    return re.sub(r"\.(exe|cmd|bat)$", "", re.split(r"[/\\]", program)[-1].lower())
