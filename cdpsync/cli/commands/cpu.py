"""cdpsync cpu [ENDPOINT] [-d TIME] [-o FILE] [-- COMMAND …], cdpsync cpu FILE: CPU profiles."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from .. import options, profiles, reach, recording
from ..output import Output

if TYPE_CHECKING:
    from ...cpu_profile import CPUProfile
    from ...domains.cpu import CPURecording
    from ...session import Session

_NATIVE = "cpuprofile"

MORE = """\
Records for -d TIME, or until Ctrl-C, or until the program ends. A COMMAND after -- is started,
recorded from its first line to its end, and its exit code is passed on. The file opens in DevTools,
VS Code and speedscope. cdpsync cpu FILE reads one: from here, node --cpu-prof, deno or DevTools.

examples:
  cdpsync cpu 9229 -d 5                      what a program does for 5 seconds
  cdpsync cpu -d 5 -o app.html               the same, as a flame graph
  cdpsync cpu -- node app.js                 all of a program
  cdpsync cpu app.cpuprofile --tree          what called what
  cdpsync cpu new.cpuprofile --diff old.cpuprofile"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    reach.add_arguments(parser, own="[FILE]")
    recording.add_arguments(parser, f".{_NATIVE}")
    profiles.add_format(parser, _NATIVE)
    parser.add_argument(
        "--interval",
        type=options.seconds(above_zero=True),
        metavar="TIME",
        help="the time between two samples; 1ms by default, 100us shows more",
    )
    parser.add_argument(
        "--deoptimize",
        action="store_true",
        help="let V8 drop its optimized code first, so that inlined functions have their own lines (Deno and Chrome)",
    )
    profiles.add_questions(parser, lines=True)


def run(arguments: argparse.Namespace) -> int:
    """Record a profile, or read a file."""
    kind = _CPU(arguments)
    file = recording.file_of(arguments)
    return recording.record(arguments, kind) if file is None else kind.read(file)


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return recording.advice(arguments)


class _CPU(profiles.ProfileKind):
    name = "cpu"
    noun = "CPU profile"
    native = _NATIVE

    def begin(self, session: Session, output: Output) -> CPURecording:
        return session.cpu.record(self._arguments.interval or 1e-3, deoptimize=self._arguments.deoptimize)

    def _load(self, file: str) -> CPUProfile:
        from ...cpu_profile import CPUProfile

        return CPUProfile.load(recording.source(file))

    def _facts(self, profile: CPUProfile) -> dict[str, Any]:
        summary = profile.summary()
        return {
            "duration": summary.duration,
            "active": summary.active,
            "categories": dict(summary.categories),
            "sample_count": summary.sample_count,
            "interval": summary.interval,
        }
