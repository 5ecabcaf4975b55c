"""cdpsync sample [ENDPOINT] [-d TIME] [-o FILE] [-- COMMAND …], cdpsync sample FILE: sampled allocations."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from .. import options, profiles, reach, recording
from ..output import Output

if TYPE_CHECKING:
    from ...domains.heap import HeapSampling
    from ...heap_profile import HeapProfile
    from ...session import Session

_NATIVE = "heapprofile"
_EVERY = 2.0
"""Seconds between two fetches of what there is so far, which is kept if the program dies."""

MORE = """\
Records for -d TIME, or until Ctrl-C, or until the program ends. A COMMAND after -- is started,
recorded from its first line to its end, and its exit code is passed on. The program slows only a
little. Only what is still alive at the end counts, unless --freed is given. The file opens in DevTools
and VS Code. cdpsync sample FILE reads one: from here, node --heap-prof or DevTools.

examples:
  cdpsync sample 9229 -d 10                  who allocates what stays
  cdpsync sample 9229 -d 10 --freed          who keeps the garbage collector busy
  cdpsync sample -d 10 -o app.html           as a flame graph
  cdpsync sample app.heapprofile --by file"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    reach.add_arguments(parser, own="[FILE]")
    recording.add_arguments(parser, f".{_NATIVE}")
    profiles.add_format(parser, _NATIVE)
    parser.add_argument(
        "--interval",
        type=options.size,
        metavar="SIZE",
        help="take a sample about every SIZE bytes; 32KiB by default, 1KiB shows more",
    )
    parser.add_argument("--freed", action="store_true", help="also count what was freed meanwhile")
    profiles.add_questions(parser, lines=False)


def run(arguments: argparse.Namespace) -> int:
    """Record a profile, or read a file."""
    if arguments.interval == 0:
        raise ValueError("--interval 0: write a number of bytes of 1 or more, such as 32KiB")
    kind = _Sample(arguments)
    file = recording.file_of(arguments)
    return recording.record(arguments, kind) if file is None else kind.read(file)


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return recording.advice(arguments)


class _Sample(profiles.ProfileKind):
    name = "sample"
    noun = "profile of allocations"
    native = _NATIVE

    def begin(self, session: Session, output: Output) -> HeapSampling:
        freed = self._arguments.freed
        return session.heap.sample(
            interval=self._arguments.interval or 32768,
            include_collected_by_major_gc=freed,
            include_collected_by_minor_gc=freed,
            fetch_every=_EVERY,
        )

    def _load(self, file: str) -> HeapProfile:
        from ...heap_profile import HeapProfile

        return HeapProfile.load(recording.source(file))

    def _facts(self, profile: HeapProfile) -> dict[str, Any]:
        return {"total_size": profile.total_size, "sample_count": profile.sample_count}
