"""Which of the listed targets to connect to, and what to do when it goes away meanwhile."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from ..errors import CDPTimeoutError, ClosedError, CommandError, ConnectError, ProtocolError
from ..threads import Deadline
from .inspector import Inspector, Target

if TYPE_CHECKING:
    from ..engine import Connection

_T = TypeVar("_T")

_log = logging.getLogger("cdpsync")

_PARTS = {
    *("browser", "browser_ui", "tab", "other", "assistive_technology"),
    *("iframe", "background_page", "worker", "service_worker", "shared_worker"),
    *("worklet", "auction_worklet", "shared_storage_worklet"),
}
"""Chrome's types of targets that belong to a page, an extension or the browser itself."""
_OWN = re.compile(
    r"(chrome(-devtools|-extension|-native|-search|-untrusted)?|devtools|edge|brave|opera|vivaldi|view-source):"
    r"|https?://[^?#]*/(devtools_app|inspector|js_app|node_app|rn_fusebox|rn_inspector|worker_app)\.html\?"
)
"""The URLs of a browser's own pages, of extensions' pages, and of DevTools from a web server."""
_EMPTY = re.compile(r"about:|chrome-error:|[\w-]+://(newtab|new-tab-page|local-ntp|startpage)\b")
"""The URLs of tabs in which nothing has been opened yet."""
_BUSY = 1.0
"""Seconds to wait for a target's first answer; after that it is taken for busy."""
_GOING = 2.0
"""Seconds. Chrome 156 listed a page for 0.04 to 0.5 s after it had been told to close it."""


def choose_target(targets: Sequence[Target], wanted: int | str | Target | None) -> Target:
    """The target that is meant: by index, id or the beginning of it, or a part of the title or URL.

    None means the first program or page: never one of the browser's own pages, and an empty tab only if there is
    nothing else. Raises ConnectError, which lists what there is, if none or several fit.
    """
    if isinstance(wanted, Target):
        wanted = wanted.id
    if wanted is None:
        fitting = _main(targets)[:1]
    elif isinstance(wanted, int):
        fitting = list(targets[wanted : wanted + 1]) if wanted >= 0 else []
    else:
        text = wanted
        by_text = [target for target in targets if text in target.title or text in target.url]
        fitting = (
            [target for target in targets if target.id == text]
            or [target for target in targets if target.id.startswith(text)]
            # The title and URL of a DevTools window name the page that it shows.
            or [target for target in by_text if not _is_own(target)]
            or by_text
        )
    if len(fitting) == 1:
        return fitting[0]
    asked = "there is no program or page to connect to" if wanted is None else f"{len(fitting)} targets fit {wanted!r}"
    if not targets:
        raise ConnectError(f"{asked}: there are no targets")
    lines = [f"{index:3}  {target}" for index, target in enumerate(targets)]
    raise ConnectError(
        "\n".join([f"{asked}; there are:", *lines]), "target=INDEX, ID or a part of its title or URL chooses one"
    )


def _main(targets: Sequence[Target]) -> list[Target]:
    """The programs and pages, the likeliest first."""
    main = [target for target in targets if target.type not in _PARTS and not _is_own(target)]
    return sorted(main, key=lambda target: (bool(_EMPTY.match(target.url)), target.type not in ("node", "page")))


def _is_own(target: Target) -> bool:
    return bool(_OWN.match(target.url)) and not _EMPTY.match(target.url)


def reach(
    inspector: Inspector, wanted: int | str | Target | None, deadline: Deadline, open_target: Callable[[Target], _T]
) -> _T:
    """Choose a target and open it. If it is just going away, choose again from a fresh list.

    A target that is about to go is still listed. `open_target` raises a ConnectError with the status of the refusal,
    or ClosedError if the target went away at once.
    """
    while True:
        targets = inspector.targets()
        target = choose_target(targets, wanted)
        try:
            opened = open_target(target)
        except ConnectError as error:
            if error.status not in (400, 404, 410, 500) or not _goes_away(target, inspector, deadline):
                raise
        except (ClosedError, ProtocolError) as error:
            if not _goes_away(target, inspector, deadline):
                raise ConnectError(f"{target}: it was connected to, and ended at once: {error}") from error
        else:
            others = len(_main(targets)) - 1
            if wanted is None and others > 0:
                _log.warning(
                    "connected to %s, which is one of %d programs and pages; name one by its index, its id or a part "
                    "of its title or URL to be sure",
                    target,
                    others + 1,
                )
            return opened


def _goes_away(target: Target, inspector: Inspector, deadline: Deadline) -> bool:
    """Wait until a target is not listed any more; False if it stays, or if there is no time to find out."""
    patience = Deadline(_GOING)
    while not (patience.passed() or deadline.passed()):
        try:
            listed = [other.websocket_url for other in inspector.targets()]
        except ConnectError as error:
            _log.debug("cannot tell whether %s is going away: %s", target, error)
            return False
        if target.websocket_url not in listed:
            return True
        time.sleep(0.02)  # nothing tells us when a target goes
    return False


def check_alive(connection: Connection) -> None:
    """Raises ClosedError if the target that has just been connected to is going away.

    A page that is being closed takes connections and commands to the last (Chrome 156), but its renderer no longer
    answers. A page that stays answers within milliseconds, except while its JavaScript is busy.
    """
    deadline = Deadline(_BUSY)
    try:
        connection.call("Performance.getMetrics", None, None, deadline)
    except (CommandError, CDPTimeoutError, ProtocolError):
        if connection.error is not None:
            raise
