"""Which of the listed targets to connect to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..errors import ConnectError
from .targets import Target

_PARTS = {
    *("browser", "browser_ui", "tab", "other", "assistive_technology"),
    *("iframe", "background_page", "worker", "service_worker", "shared_worker"),
    *("worklet", "auction_worklet", "shared_storage_worklet"),
}
"""Chrome's types for targets that are part of a page, an extension or the browser itself."""
_OWN = re.compile(
    r"(chrome(-devtools|-extension|-native|-search|-untrusted)?|devtools|edge|brave|opera|vivaldi|view-source):"
    r"|https?://[^?#]*/(devtools_app|inspector|js_app|node_app|rn_fusebox|rn_inspector|worker_app)\.html\?"
)
"""The URLs of a browser's own pages, of extensions' pages, and of DevTools from a web server."""
_EMPTY = re.compile(r"about:|chrome-error:|[\w-]+://(newtab|new-tab-page|local-ntp|startpage)\b")
"""The URLs of tabs in which nothing has been opened yet."""


def choose_target(targets: Sequence[Target], wanted: int | str | Target | None) -> Target:
    """The target that `wanted` names by its index, its id or the beginning of it, or a part of its title or URL.

    None chooses the first program or page: never one of the browser's own pages, and an empty tab only if there is
    nothing else. Raises ConnectError, which lists the targets, if no target or more than one fits.
    """
    if isinstance(wanted, Target):
        wanted = wanted.id
    if wanted is None:
        fitting = programs_and_pages(targets)[:1]
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


def programs_and_pages(targets: Sequence[Target]) -> list[Target]:
    """The programs and pages, the most likely one first."""
    main = [target for target in targets if target.type not in _PARTS and not _is_own(target)]
    return sorted(main, key=lambda target: (bool(_EMPTY.match(target.url)), target.type not in ("node", "page")))


def _is_own(target: Target) -> bool:
    return bool(_OWN.match(target.url)) and not _EMPTY.match(target.url)
