"""Setting one breakpoint at places of a script whose code is known."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from ...errors import CommandError
from .address import Address, exact_regex
from .finding import Spot, following_spots, wanted
from .record import Record
from .removing import removed

if TYPE_CHECKING:
    from ...session import Session

Locations = list[dict[str, Any]]

Own = Callable[[Record, str, Locations], None]
"""Takes over a breakpoint of V8: its record, its id, and where it is."""


def set_in(session: Session, record: Record, address: Address, spots: list[Spot], own: Own) -> None:
    """Set it at these places of one script. V8 moves each to code, which may be made of another line."""
    text, placed = record.condition.text, list[tuple[Spot, str, Locations]]()
    commands = [(spot, session.submit("Debugger.setBreakpoint", spot.params(text))) for spot in spots]
    for spot, command in commands:
        try:
            reply = command.result()
        except CommandError as error:
            if "already exists" in error.message:
                placed += _again(session, record, spot)
            elif "Could not resolve" not in error.message:
                raise
            continue
        placed.append((spot, reply["breakpointId"], [reply["actualLocation"]]))
    good = wanted([one[0].misses(one[2]) for one in placed])
    for index in good:
        own(record, *placed[index][1:])
    for index in set(range(len(placed))).difference(good):
        for command in removed(session, [placed[index][1]], placed[index][2]):
            command.result()
    if placed and not good and (following := following_spots(session, address, spots)) is not None:
        set_in(session, record, *following, own)


def _again(session: Session, record: Record, spot: Spot) -> Iterator[tuple[Spot, str, Locations]]:
    """Set a second breakpoint at one location: V8 refuses the same description, so this one is by URL."""
    place = spot.params(record.condition.text)["location"]
    params = {key: value for key, value in place.items() if key != "scriptId"}
    params |= {"urlRegex": exact_regex(spot.script.url, record.number), "condition": record.condition.text}
    with contextlib.suppress(CommandError):  # this breakpoint is there already
        reply = session.send_command("Debugger.setBreakpointByUrl", params)
        yield spot, reply["breakpointId"], reply["locations"]
