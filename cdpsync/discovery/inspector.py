"""What there is to connect to: the HTTP endpoints of Node, Deno, Chrome and programs that imitate them.

The only user of HTTP. Chrome documents the endpoints at https://chromedevtools.github.io/devtools-protocol/#endpoints;
Node and Deno serve /json/version and /json/list.
"""

from __future__ import annotations

import contextlib
import html
import json
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote, urlsplit

from ..errors import ConnectError
from ..text import one_line
from ..threads import Deadline
from ..wire import (
    FAILURES,
    Address,
    Stream,
    ask,
    body,
    failure,
    parse_address,
    path_of,
    refusal,
    request_headers,
    summary,
)

_T = TypeVar("_T")

HTTP_TIMEOUT = 10.0


@dataclass(frozen=True)
class Target:
    """One thing to debug: a program, a page, a worker.

    `websocket_url` leads to it by the address that it was found at, whatever address the target itself believes to
    have (a tunnel or a container changes it). `title` is for people: Chrome's HTML escapes are undone.
    """

    id: str
    type: str
    title: str
    url: str
    websocket_url: str
    description: str = ""

    def __str__(self) -> str:
        return one_line(f"{self.type} {self.id} {self.title!r} {self.url}")


def version(
    address: int | str, *, headers: Mapping[str, str] | None = None, ssl_context: ssl.SSLContext | None = None
) -> dict[str, str]:
    """What /json/version says: "Browser" ("node.js/v24.1.0", "Deno/2.9.8", "Chrome/156.0…") and "Protocol-Version".

    Chrome adds its "webSocketDebuggerUrl", the browser's own target. ConnectError if nobody answers.
    """
    return Inspector(parse_address(address), headers, ssl_context).version()


def list_targets(
    address: int | str, *, headers: Mapping[str, str] | None = None, ssl_context: ssl.SSLContext | None = None
) -> list[Target]:
    """All that can be connected to at an address, in the listed order. ConnectError if nobody answers."""
    return Inspector(parse_address(address), headers, ssl_context).targets()


def new_target(
    address: int | str,
    url: str = "about:blank",
    *,
    headers: Mapping[str, str] | None = None,
    ssl_context: ssl.SSLContext | None = None,
) -> Target:
    """Open a page in Chrome. Node and Deno have no such thing: ConnectError."""
    return Inspector(parse_address(address), headers, ssl_context).new_target(url)


def activate_target(
    address: int | str,
    target: Target | str,
    *,
    headers: Mapping[str, str] | None = None,
    ssl_context: ssl.SSLContext | None = None,
) -> None:
    """Bring a page of Chrome's to the front. ConnectError if there is no such page."""
    Inspector(parse_address(address), headers, ssl_context).tell("activate", target)


def close_target(
    address: int | str,
    target: Target | str,
    *,
    headers: Mapping[str, str] | None = None,
    ssl_context: ssl.SSLContext | None = None,
) -> None:
    """Close a page of Chrome's. ConnectError if there is no such page."""
    Inspector(parse_address(address), headers, ssl_context).tell("close", target)


def retry(attempt: Callable[[], _T], wait: float, hopeless: Callable[[], bool] = lambda: False) -> _T:
    """Try until it works, `wait` seconds are over or it is hopeless: for a program that is still starting."""
    deadline = Deadline(wait)
    while True:
        try:
            return attempt()
        except ConnectError:
            if deadline.passed() or hopeless():
                raise
        time.sleep(0.05)  # nothing tells us when a foreign program opens its port


# --- the requests ---

_LISTS = ("/json/list", "/json")
"""Where targets are listed; some inspectors (Stetho, old proxies) know only the second."""
_ELSEWHERE = (200, 400, 404, 405, 410, 501)
"""The HTTP status of an answer after which another endpoint may still answer."""


_HEADERS = {"Connection": "close", "Accept-Encoding": "identity"}
"""Sent with every request. Without the second, any coding is allowed (RFC 9110, section 12.5.3)."""
_SOON = 2.0
"""Seconds to wait for what is not needed to connect."""


class Inspector:
    """The HTTP endpoints of one address. All that is asked of one object must be answered by one deadline."""

    def __init__(
        self,
        address: Address,
        headers: Mapping[str, str] | None,
        ssl_context: ssl.SSLContext | None,
        deadline: Deadline | None = None,
    ) -> None:
        self._address = address
        self._headers = request_headers(address, headers)
        self._ssl_context = ssl_context
        self._deadline = deadline or Deadline(HTTP_TIMEOUT)
        self._stream: Stream | None = None
        self._aborted = False

    def abort(self) -> None:
        """End the request that is under way, and any that follows; from any thread."""
        self._aborted = True
        if self._stream is not None:
            self._stream.shutdown()

    def version(self) -> dict[str, str]:
        """What /json/version says. ConnectError if the peer does not have it; its `status` is None if there was
        no HTTP answer at all."""
        return self._version(self._deadline)

    def _version(self, deadline: Deadline) -> dict[str, str]:
        answer = self._ask("/json/version", dict, deadline=deadline)
        fields = {key: str(value) for key, value in answer.items() if value is not None}
        if "webSocketDebuggerUrl" in fields:
            fields["webSocketDebuggerUrl"] = self._websocket_url(fields["webSocketDebuggerUrl"], "")
        return fields

    def known_version(self) -> dict[str, str]:
        """What /json/version says; {} if there is none, or if it does not come soon, to leave time to connect."""
        remaining = self._deadline.remaining()
        try:
            return self._version(Deadline(_SOON if remaining is None else min(_SOON, remaining / 2)))
        except ConnectError:
            return {}

    def targets(self) -> list[Target]:
        """The listed targets that can be connected to."""
        failures: list[tuple[str, ConnectError]] = []
        for path in _LISTS:
            try:
                return self._listed(path)
            except ConnectError as error:
                if error.status not in _ELSEWHERE:
                    raise
                failures.append((path, error))
        asked: dict[str, list[str]] = {}  # the URLs, by their answer
        for path, failed in failures:
            url = self._url(path)
            asked.setdefault(failed.fact.removeprefix(f"{url}: "), []).append(url)
        facts = [f"{' and '.join(urls)}: {answer}" for answer, urls in asked.items()]
        facts.append("there is no list of targets; the URL of a WebSocket itself begins with ws:// or wss://")
        first = failures[0][1]
        raise ConnectError("; ".join(facts), first.hint, first.status) from first

    def _listed(self, path: str) -> list[Target]:
        entries = self._ask(path, list)
        targets = [target for entry in entries if (target := self._target(entry)) is not None]
        if entries and not targets:
            said = one_line(repr(entries[0]), 200)
            raise ConnectError(f"{self._url(path)}: a list of something without ids and URLs: {said}", status=200)
        return targets

    def protocol(self) -> tuple[object, str] | None:
        """What the target says of its commands, events and types, and where; None if it has none (Deno: 404)."""
        try:
            return self._ask("/json/protocol", object), self._url("/json/protocol")
        except ConnectError as error:
            if error.status is None or error.status // 100 != 4:
                raise  # it may answer another time
            return None

    def new_target(self, url: str) -> Target:
        # Chrome ends the URL at the first "&", and decodes the rest once.
        path = f"/json/new?{quote(url, safe=':/?=,;@$!*()~')}"
        with _only_browsers():
            answer = self._ask(path, dict, method="PUT")
        target = self._target(answer)
        if target is None:
            raise ConnectError(f"{self._url(path)}: a target without an id or a URL: {one_line(repr(answer), 200)}")
        return target

    def tell(self, action: str, target: Target | str) -> None:
        """Have something done to a target."""
        target_id = target.id if isinstance(target, Target) else target
        with _only_browsers():
            self._request(f"/json/{action}/{quote(target_id, safe='')}", "GET", self._deadline)

    def _target(self, entry: object) -> Target | None:
        """The target of one entry of a list; None if there is no way to connect to it."""
        if not isinstance(entry, dict):
            return None
        fields = {key: value for key, value in entry.items() if isinstance(value, str)}
        target_id = entry.get("id")
        if isinstance(target_id, int):  # a proxy for iOS numbers them
            target_id = str(target_id)
        own = fields.get("webSocketDebuggerUrl", "")
        if not isinstance(target_id, str) or not target_id:  # others leave it out
            target_id = _path(own).partition("?")[0].rpartition("/")[2]
        if not target_id:
            return None
        return Target(
            id=target_id,
            type=fields.get("type", ""),
            title=html.unescape(fields.get("title", "")),
            url=fields.get("url", ""),
            websocket_url=self._websocket_url(own, target_id),
            description=fields.get("description", ""),
        )

    def _websocket_url(self, own: str, target_id: str) -> str:
        """A target's URL. Only the path comes from the target: the rest of what it says is the Host header that we
        sent, or an inner address. A target that another client holds exclusively is listed without a URL."""
        return self._address.url("ws", self._address.websocket_path(_path(own) or target_id))

    def _url(self, path: str) -> str:
        return self._address.url("http", self._address.endpoint(path))

    def _ask(self, path: str, kind: type[_T], method: str = "GET", deadline: Deadline | None = None) -> _T:
        """The JSON of an endpoint, which is a `kind`."""
        answer = self._request(path, method, deadline or self._deadline)
        try:
            # Not strict: Node copies control characters from a script's name into the title as they are.
            # It may begin with the byte order mark that .NET writes, and have a title that is not UTF-8.
            parsed = json.loads(answer.decode("utf-8-sig", "replace"), strict=False)
        except (ValueError, RecursionError) as error:
            said = summary(answer) or "nothing"
            raise ConnectError(f"{self._url(path)}: the answer is not JSON: {said}", status=200) from error
        if not isinstance(parsed, kind):
            what = "a list" if kind is list else "an object"
            said = summary(answer)
            raise ConnectError(f"{self._url(path)}: the answer is JSON, but not {what}: {said}", status=200)
        return parsed

    def _request(self, path: str, method: str, deadline: Deadline) -> bytes:
        """One request over a connection of its own, without proxies; ConnectError unless the answer is 200."""
        url = self._url(path)
        stream = self._stream = Stream.dial(self._address, deadline, self._ssl_context)
        if self._aborted:
            stream.shutdown()
        try:
            response = ask(stream, method, self._address.endpoint(path), {**self._headers, **_HEADERS})
            answer = body(response)
        except FAILURES as error:
            raise failure(url, error) from error
        finally:
            stream.shutdown()
            stream.release()
        if response.status != 200:
            raise refusal(self._address, url, response, answer)
        coding = response.headers.get("Content-Encoding", "identity")
        if coding.lower() != "identity":
            raise ConnectError(f"{url}: the answer is compressed ({one_line(coding, 40)})", status=200)
        return answer


def _path(url: str) -> str:
    """The path and query of a URL; "" if it is not one."""
    try:
        return path_of(urlsplit(url))
    except ValueError:
        return ""


@contextlib.contextmanager
def _only_browsers() -> Iterator[None]:
    """Says in a refusal that Node and Deno have no pages."""
    try:
        yield
    except ConnectError as error:
        if error.status in (400, 404, 501) and "No such target" not in error.fact:
            fact = f"{error.fact}; only a browser opens, shows and closes targets"
            raise ConnectError(fact, error.hint, error.status) from error
        raise
