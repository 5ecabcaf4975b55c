"""cdpsync debug [ENDPOINT] [-- COMMAND …]: an interactive debugger, with the verbs of pdb and of `node inspect`."""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from .. import printing, reach, streams

if TYPE_CHECKING:
    from ..debugging import Shell

MORE = """\
help lists the verbs, and help VERB says what one does: b app.ts:7, c, n, s, r, w, p total, q.
A program after -- stops before its first line, and ends when you leave; any other goes on as it was.
Commands may come from a pipe: printf 'b app.ts:7\\nc\\np total\\n' | cdpsync debug 9229"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    reach.add_arguments(parser)
    parser.add_argument(
        "-c",
        "--command",
        dest="commands",
        action="append",
        default=[],
        metavar="COMMAND",
        help="run a command of the debugger first, such as 'b app.ts:7'; several -c run in order",
    )


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    """For each option of the library that a hint may name, what to say instead."""
    return {}


def run(arguments: argparse.Namespace) -> int:
    from ..debugging import DELIMITERS, Shell
    from ..prompting import completing, kept

    terminal = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    if arguments.worker == "all":
        raise ValueError("debug is for one program or worker: name the worker, as in --worker NAME")
    write = streams.show if terminal else printing.answer
    shell = Shell(write, lambda text: printing.answer(text, end=""), terminal=terminal)
    shell.commands += arguments.commands
    if not terminal:
        return _debug(shell, arguments)
    with kept("debug"), completing(shell.completed, DELIMITERS):
        return _debug(shell, arguments)


def _debug(shell: Shell, arguments: argparse.Namespace) -> int:
    launched = arguments.launched is not None
    hold = False
    if launched:
        shell.desk.exceptions = "uncaught"
        held = _held(arguments.launched) if arguments.launched else None
        hold, arguments.launched = held is not None, held or arguments.launched
    while True:
        with reach.reached(arguments, hold=hold, stdio=streams.Stdio(stdin=None)) as program:
            with shell.attached(program, logs=not launched):
                if hold and arguments.worker is None:
                    shell.start()
                why = shell.run()
                if launched and why != "ended" and shell.desk.paused is not None:
                    _kill(program)
        if why == "ended":
            code = program.exit_code
            shell.desk.say(f"the program has ended, with exit code {code}" if launched else "the program has ended")
        if why in ("ended", "kill") and launched:
            shell.desk.launched = True
            then = shell.run()
            if then != "restart":
                return program.exit_code if why == "ended" else 130 if then == "interrupted" else 0
        elif why != "restart":
            return 130 if why == "interrupted" else 0


def _kill(program: reach.Reached) -> None:
    """End a program that has stopped, before the debugger leaves: it must not run on from there."""
    process: subprocess.Popen[bytes] = getattr(program.client, "process")  # noqa: B009 - of a LaunchedClient
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # it leads a group of its own
    process.wait()


def _held(command: list[str]) -> list[str] | None:
    """The command so that it can be held before its first line; None if it cannot, as Chrome.

    Node stops at the first statement of the program only with --inspect-brk. With --inspect-wait, a breakpoint at the
    beginning of its file is moved into the first function of the file (Node 20 and 24).
    """
    from ...child import with_inspector

    try:
        argv = with_inspector(command, True, None).argv
    except ValueError:
        return None
    added = [part for part in argv if part.startswith("--inspect-wait=") and part not in command]
    return [part.replace("-wait", "-brk", 1) if part in added else part for part in argv]
