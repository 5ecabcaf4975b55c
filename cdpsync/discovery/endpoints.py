"""The HTTP endpoints of Node, Deno, Chrome, and of programs that imitate them.

Chrome documents them at https://chromedevtools.github.io/devtools-protocol/#endpoints. Node and Deno serve
/json/version and /json/list.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from typing import TypeVar
from urllib.parse import quote

from ..errors import ConnectError
from ..text import one_line
from ..threads import Deadline
from ..wire import HTTPConnection, parse_address, summary
from .targets import Target, target_in, websocket_url

_T = TypeVar("_T")

_LISTS = ("/json/list", "/json")
"""The paths of the list of targets. Some inspectors (Stetho, old proxies) serve only the second."""
_ELSEWHERE = (200, 400, 404, 405, 410, 501)
"""The HTTP statuses after which the other path may still work."""
_SOON = 2.0
"""How long to wait for the version, in seconds. Connecting does not need it."""


class Endpoints:
    """The HTTP endpoints at one address, with one deadline for all requests.

    Threads: one thread at a time may use it; any thread may call `abort`.
    """

    def __init__(self, http: HTTPConnection, deadline: Deadline) -> None:
        self._http = http
        self._address = http.address
        self._deadline = deadline

    def abort(self) -> None:
        """Make the current request, and every later one, fail. Any thread may call this."""
        self._http.abort()

    def version(self) -> dict[str, str]:
        """The fields of /json/version. Raises ConnectError; its `status` is None if there was no HTTP answer at all."""
        return self._version(self._deadline)

    def known_version(self) -> dict[str, str]:
        """The fields of /json/version; {} if it does not answer, or not soon enough to leave time to connect."""
        remaining = self._deadline.remaining()
        try:
            return self._version(Deadline(_SOON if remaining is None else min(_SOON, remaining / 2)))
        except ConnectError:
            return {}

    def _version(self, deadline: Deadline) -> dict[str, str]:
        answer = self._ask("/json/version", dict, deadline=deadline)
        fields = {key: str(value) for key, value in answer.items() if value is not None}
        if "webSocketDebuggerUrl" in fields:
            fields["webSocketDebuggerUrl"] = websocket_url(self._address, fields["webSocketDebuggerUrl"], "")
        return fields

    def targets(self) -> list[Target]:
        """The listed targets that can be connected to. Raises ConnectError if there is no list."""
        failures: list[tuple[str, ConnectError]] = []
        for path in _LISTS:
            try:
                return self._listed(path)
            except ConnectError as error:
                if error.status not in _ELSEWHERE:
                    raise
                failures.append((path, error))
        urls: dict[str, list[str]] = {}  # the URLs by their answer
        for path, failed in failures:
            url = self._url(path)
            urls.setdefault(failed.fact.removeprefix(f"{url}: "), []).append(url)
        facts = [f"{' and '.join(asked)}: {answer}" for answer, asked in urls.items()]
        facts.append("there is no list of targets; the URL of a WebSocket itself begins with ws:// or wss://")
        first = failures[0][1]
        raise ConnectError("; ".join(facts), first.hint, first.status) from first

    def _listed(self, path: str) -> list[Target]:
        entries = self._ask(path, list)
        targets = [target for entry in entries if (target := target_in(entry, self._address)) is not None]
        if entries and not targets:
            said = one_line(repr(entries[0]), 200)
            raise ConnectError(f"{self._url(path)}: a list whose entries have no ids and URLs: {said}", status=200)
        return targets

    def protocol(self) -> tuple[object, str] | None:
        """The JSON of /json/protocol, and its URL; None if there is no such page (Deno)."""
        try:
            return self._ask("/json/protocol", object), self._url("/json/protocol")
        except ConnectError as error:
            if error.status is None or error.status // 100 != 4:
                raise  # it may answer later
            return None

    def new_target(self, url: str) -> Target:
        """Open a page and return its Target."""
        # Chrome ends the URL at the first "&", and decodes the rest once.
        path = f"/json/new?{quote(url, safe=':/?=,;@$!*()~')}"
        with _only_browsers():
            answer = self._ask(path, dict, method="PUT")
        target = target_in(answer, self._address)
        if target is None:
            raise ConnectError(f"{self._url(path)}: a target without an id or a URL: {one_line(repr(answer), 200)}")
        return target

    def tell(self, action: str, target: Target | str) -> None:
        """Make the browser "activate" or "close" a page."""
        target_id = target.id if isinstance(target, Target) else target
        path = f"/json/{action}/{quote(target_id, safe='')}"
        with _only_browsers():
            self._http.request(self._address.endpoint(path), self._deadline)

    def _url(self, path: str) -> str:
        return self._address.url("http", self._address.endpoint(path))

    def _ask(self, path: str, kind: type[_T], method: str = "GET", deadline: Deadline | None = None) -> _T:
        """The JSON of an endpoint. Raises ConnectError if it is not a `kind`."""
        answer = self._http.request(self._address.endpoint(path), deadline or self._deadline, method)
        try:
            # Not strict: Node copies control characters from a script's name into the title as they are.
            # The answer may begin with the byte order mark that .NET writes, and have a title that is not UTF-8.
            parsed = json.loads(answer.decode("utf-8-sig", "replace"), strict=False)
        except (ValueError, RecursionError) as error:
            said = summary(answer) or "nothing"
            raise ConnectError(f"{self._url(path)}: the answer is not JSON: {said}", status=200) from error
        if not isinstance(parsed, kind):
            what = "a list" if kind is list else "an object"
            said = summary(answer)
            raise ConnectError(f"{self._url(path)}: the answer is JSON, but not {what}: {said}", status=200)
        return parsed


def browser_path(version: Mapping[str, str]) -> str:
    """The path and query of the whole browser's target, which its /json/version names.

    Raises ConnectError if that does not: Node, Deno and proxies for a single page have no such target.
    """
    url = version.get("webSocketDebuggerUrl")
    if url is None:
        named = one_line(version.get("Browser", "")) or "this target"
        raise ConnectError(f"{named} has no target for a whole browser: its /json/version has no webSocketDebuggerUrl")
    return parse_address(url).path


@contextlib.contextmanager
def _only_browsers() -> Iterator[None]:
    """Add to a refusal that only a browser has pages."""
    try:
        yield
    except ConnectError as error:
        if error.status in (400, 404, 501) and "No such target" not in error.fact:
            fact = f"{error.fact}; only a browser opens, shows and closes targets"
            raise ConnectError(fact, error.hint, error.status) from error
        raise
