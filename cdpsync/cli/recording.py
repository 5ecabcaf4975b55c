"""Records a program for a while, keeps what came, and says what is in it: what all commands that record share.

    reach the program      for each session: begin      it runs          until -d, its end or Ctrl-C
    each recording ends    its file is written          the program goes on, or ends by itself          the answer

If the program dies in the middle, what was recorded until then is kept, and a message says what is missing.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import shlex
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from ..client import CDPClient
from ..errors import CDPError, CDPTimeoutError, ClosedError, RecordingError
from ..session import Session
from . import options, output, printing, progress, reach, signals, streams
from .output import Output

INCOMPLETE = 6
"""The exit code if a part of the recording is missing."""

PAGE = 2000
"""The most bytes of a default answer."""

_LOOK = 1.0
"""Seconds between two looks whether it is over. Waits shorter than half a second do not notice the end of a Deno."""

_R = TypeVar("_R", bound=AbstractContextManager[Any])


@dataclass
class Kept:
    """What was recorded of one session, once its file is written."""

    text: str
    """The page of text."""
    brief: str = ""
    """The same in a line, for one of several recordings."""
    fields: dict[str, Any] = field(default_factory=dict)
    """The same for JSON."""
    warning: str = ""
    """What is missing or doubtful, in words; "" if all is well."""


class Kind(Protocol[_R]):
    """One kind of recording: what a command adds to the frame of this module."""

    name: str
    """The command, which is also the type of its JSON."""
    noun: str
    """What it records, for messages."""
    suffix: str
    """What a default name of its file ends in."""

    def begin(self, session: Session, output: Output) -> _R:
        """A context manager of the library: it records from its beginning to its end."""

    def over(self, recording: _R) -> Callable[[], bool] | None:
        """A function that says whether a program that still runs has nothing left to do; None if that is not known."""

    def keep(self, recording: _R, output: Output, error: CDPError | None) -> Kept:
        """Write the file, unless the recording has done that itself; `error` is why the recording is not complete.

        Raises CDPError if nothing can be kept.
        """


@dataclass
class _Part(Generic[_R]):
    """The recording of one session."""

    label: str
    output: Output
    recording: _R
    session: Session
    client: CDPClient
    error: CDPError | None = None
    """Why it is not complete."""
    kept: Kept | None = None
    _begun: bool = False

    def __enter__(self) -> None:
        try:
            self.recording.__enter__()
        except RuntimeError as error:  # another recording runs already
            raise CDPError(str(error)) from error
        self._begun = True

    def __exit__(self, kind: Any, error: Any, traceback: Any) -> None:
        if self._begun:
            self._begun = False
            if kind is not None and not issubclass(kind, Exception):
                self.client.close()  # a second signal: there is no time to save anything
            self.recording.__exit__(kind, error, traceback)

    def end(self) -> None:
        """End the recording. A second Ctrl-C meanwhile leaves it to the end of the connection."""
        try:
            self.__exit__(None, None, None)
        except (ClosedError, RecordingError, CDPTimeoutError) as error:
            self.error = error


def add_arguments(parser: argparse.ArgumentParser, suffix: str) -> None:
    """Add the options that all recordings have. `suffix` is that of the default name."""
    parser.add_argument(
        "-d",
        "--duration",
        type=options.seconds(above_zero=True),
        metavar="TIME",
        help="how long to record, such as 3, 500ms or 2m; by default until Ctrl-C, or until the program ends",
    )
    output.add_arguments(parser, suffix)
    printing.add_json(parser)


def record(arguments: argparse.Namespace, kind: Kind[_R]) -> int:
    """Record the program that the arguments name, write the files and print what is in them; returns the exit code."""
    _check(arguments)
    file = Output.of(arguments, kind.suffix)
    with reach.reached(arguments, hold=True) as program:
        with signals.recording() as stop:
            parts: list[_Part[_R]] = []
            with contextlib.ExitStack() as stack:
                for part in _parts(kind, program, file):
                    with program.worker_may_end(part.session):
                        stack.enter_context(part)
                        parts.append(part)
                if program.launched:
                    program.client.run_if_waiting()
                lasts = program.launched and arguments.duration is None
                _wait(program, stop, arguments.duration, kind.over(parts[0].recording) if lasts else None)
                lasts = lasts or (program.launched and program.has_ended)  # by itself: its exit code is to be ours
                for part in parts:
                    part.end()
            for part in parts:
                _keep(kind, part, alone=len(parts) == 1)
                if part.kept is not None and not arguments.json:
                    part.output.announce()
        if lasts and not stop:
            program.wait_until_it_ends()
    _answer(arguments, kind, parts)
    if lasts:
        return program.exit_code
    return INCOMPLETE if any(part.error is not None for part in parts) else 0


def _check(arguments: argparse.Namespace) -> None:
    if arguments.output == "-":
        if arguments.json:
            raise ValueError("--json and -o - both want stdout: name a file with -o")
        if arguments.worker == "all":
            raise ValueError("-o - holds one recording, but --worker all makes several: name a file with -o")


def _parts(kind: Kind[_R], program: reach.Reached, file: Output) -> list[_Part[_R]]:
    """The recordings to make, and where each of them goes. None has begun yet."""
    file, found = file.after(program.name), []
    for session in program.sessions:
        label = program.label(session)
        one = file.labelled(label)
        found.append(_Part(label, one, kind.begin(session, one), session, program.client))
    return found


def _wait(
    program: reach.Reached, stop: signals.Stop, duration: float | None, over: Callable[[], bool] | None = None
) -> None:
    """Wait for the end of the duration or of the program, or for a signal. `over` is asked every second."""
    session = program.sessions[0] if len(program.sessions) == 1 else program.client
    began = time.monotonic()
    with progress.running("recording", duration, to_end="Ctrl-C ends it, and the file is written"):
        while not (stop or session.closed or session.ended):
            passed = time.monotonic() - began
            if duration is not None and passed >= duration:
                return
            if over is not None and over():
                return
            left = None if duration is None else duration - passed
            stop.wait(session, left if over is None else _LOOK if left is None else min(_LOOK, left))


def _keep(kind: Kind[_R], part: _Part[_R], *, alone: bool) -> None:
    """Write the file of a recording, or say why nothing was recorded."""
    try:
        part.kept = kind.keep(part.recording, part.output, part.error)
    except CDPError as error:
        part.error = part.error or error
        if alone and not isinstance(part.error, ClosedError):
            raise part.error from None
        about = f"{part.label}: " if part.label else ""
        streams.say(f"{about}there is no {kind.noun}: {part.error.fact}")


def _answer(arguments: argparse.Namespace, kind: Kind[_R], parts: list[_Part[_R]]) -> None:
    """Print what is in the recordings: a page for one of them, a line for each of several."""
    several = len(parts) > 1
    for part in parts:
        if part.kept is None:
            continue
        about = f"{part.label}: " if several else ""
        if part.error is not None:
            streams.say(f"{about}the {kind.noun} is not complete: {part.kept.warning or part.error.fact}")
        elif part.kept.warning:
            streams.say(f"{about}{part.kept.warning}")
        if arguments.json:
            file = None if part.output.is_stdout else part.output.name
            fields = {"file": file, "worker": part.label or None, "complete": part.error is None, **part.kept.fields}
            show = printing.line if several else printing.document
            show(kind.name, fields)
        elif not part.output.is_stdout:
            printing.answer(f"{about}{part.kept.brief}" if several else part.kept.text)


# --- files that were recorded before ---


def file_of(arguments: argparse.Namespace) -> str | None:
    """The file that the command line names instead of a program; None if it is about a program. See `files_of`."""
    files = files_of(arguments)
    if len(files) > 1:
        raise ValueError(f"one FILE at a time: {files[0]} is one, {files[1]} another")
    return files[0] if files else None


def files_of(arguments: argparse.Namespace) -> list[str]:
    """The files that the command line names instead of a program.

    Raises ValueError if it has options that are about a recording, and for a word that is neither.
    """
    reach.check(arguments)
    files: list[str] = arguments.own
    if not files:
        return []
    name = files[0]
    if arguments.launched is None and not Path(name).exists() and shutil.which(name):
        at = arguments.words.index(name)
        mended = shlex.join(["cdpsync", *arguments.words[:at], "--", *arguments.words[at:]])
        raise ValueError(f"{name!r} is neither an address nor a file; to start a program, put -- before it: {mended}")
    for option in ("launched", "endpoint", "pid", "worker", "target", "wait", "duration"):
        if getattr(arguments, option) is not None:
            given = {"launched": "-- COMMAND", "endpoint": "ENDPOINT"}.get(option, f"--{option}")
            raise ValueError(f"{given} is for recording, but {name} is a file that is read: leave one of them out")
    return files


def source(name: str) -> Any:
    """What to give to the library to read a file: its path, or stdin for "-"."""
    if name != "-":
        return Path(name)
    if sys.stdin is None:
        raise OSError(errno.EBADF, "it is closed", "stdin")
    return sys.stdin.buffer


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    """For each option of the library that a hint may name, what to say instead."""
    return {}
