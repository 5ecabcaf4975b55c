"""What there is to connect to: addresses, and the HTTP endpoints of Node, Deno and Chrome.

The only user of HTTP. Chrome documents the endpoints at https://chromedevtools.github.io/devtools-protocol/#endpoints;
Node and Deno serve /json/version and /json/list.
"""

from __future__ import annotations

import contextlib
import html
import json
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

from .address import Address, parse_address, path_of, request_headers
from .deadline import Deadline
from .errors import ConnectError
from .exchange import FAILURES, ask, body
from .stream import Stream

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
        return f"{self.type} {self.id} {self.title!r} {self.url}"


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


def choose_target(targets: Sequence[Target], wanted: int | str | Target | None) -> Target:
    """The one that is meant: by index, id or the beginning of it, or a part of the title or URL.

    None is the first program or page. ConnectError, which lists what there is, if none or several fit.
    """
    if isinstance(wanted, Target):
        wanted = wanted.id
    if wanted is None:
        fitting = [target for target in targets if target.type in ("node", "page")][:1]
    elif isinstance(wanted, int):
        fitting = list(targets[wanted : wanted + 1]) if wanted >= 0 else []
    else:
        text = wanted
        fitting = (
            [target for target in targets if target.id == text]
            or [target for target in targets if target.id.startswith(text)]
            or [target for target in targets if text in target.title or text in target.url]
        )
    if len(fitting) == 1:
        return fitting[0]
    asked = "no program or page to connect to" if wanted is None else f"{len(fitting)} targets fit {wanted!r}"
    lines = [f"{index:3}  {target}" for index, target in enumerate(targets)] or ["  there are no targets"]
    raise ConnectError("\n".join([f"{asked}; choose one with target=INDEX, ID or a part of its title or URL:", *lines]))


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


class Inspector:
    """The HTTP endpoints of one address. All that is asked of one object must be answered by one deadline."""

    def __init__(
        self,
        address: Address,
        headers: Mapping[str, str] | None,
        ssl_context: ssl.SSLContext | None,
        deadline: Deadline | None = None,
    ) -> None:
        self._address = address._replace(path="")
        self._headers = request_headers(address, headers)
        self._ssl_context = ssl_context
        self._deadline = deadline or Deadline(HTTP_TIMEOUT)

    def version(self) -> dict[str, str]:
        answer = self._ask("/json/version")
        if not isinstance(answer, dict):
            raise ConnectError(f"{self._url('/json/version')}: not an object; that is no inspector")
        return {str(key): str(value) for key, value in answer.items()}

    def targets(self) -> list[Target]:
        answer = self._ask("/json/list")
        if not isinstance(answer, list):
            raise ConnectError(f"{self._url('/json/list')}: not a list; that is no inspector")
        return [self._target(entry) for entry in answer]

    def protocol(self) -> tuple[object, str] | None:
        """What the target says of its commands, events and types, and where; None if it has none (Deno: 404)."""
        try:
            return self._ask("/json/protocol"), self._url("/json/protocol")
        except ConnectError as error:
            if error.status is None or error.status // 100 != 4:
                raise  # it may answer another time
            return None

    def new_target(self, url: str) -> Target:
        path = f"/json/new?{quote(url, safe=':/?=&,;@+$!*()~')}"
        return self._target(self._ask(path, method="PUT"))

    def tell(self, action: str, target: Target | str) -> None:
        """Have something done to a target."""
        target_id = target.id if isinstance(target, Target) else target
        self._request(f"/json/{action}/{quote(target_id, safe='')}")

    def _target(self, entry: object) -> Target:
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
            raise ConnectError(f"{self._url('')}: a target without an id ({entry!r:.100}); that is no inspector")
        fields = {key: value for key, value in entry.items() if isinstance(value, str)}
        # Only the path is the target's: the rest of its URL is the Host header that we sent, or an inner address.
        path = ""
        with contextlib.suppress(ValueError):  # a URL that is none
            path = path_of(urlsplit(fields.get("webSocketDebuggerUrl", "")))
        # One that another client holds exclusively comes without a URL. Whatever it says, it stays a path.
        path = "/" + quote((path or fields["id"]).removeprefix("/"), safe="/%?:@!$&'()*+,;=~[]")
        return Target(
            id=fields["id"],
            type=fields.get("type", ""),
            title=html.unescape(fields.get("title", "")),
            url=fields.get("url", ""),
            websocket_url=self._address._replace(path=path).url("ws"),
            description=fields.get("description", ""),
        )

    def _url(self, path: str) -> str:
        return f"{self._address.url('http')}{path}"

    def _ask(self, path: str, method: str = "GET") -> Any:
        answer = self._request(path, method)
        try:
            # Not strict: Node copies control characters from a script's name into the title as they are.
            return json.loads(answer.decode("utf-8", "surrogatepass"), strict=False)
        except (ValueError, RecursionError) as error:
            raise ConnectError(f"{self._url(path)}: not JSON ({error}); that is no inspector") from error

    def _request(self, path: str, method: str = "GET") -> bytes:
        """One request over a connection of its own, without proxies; ConnectError unless the answer is 200."""
        url = self._url(path)
        stream = Stream.dial(self._address, self._deadline, self._ssl_context)
        try:
            response = ask(stream, method, path, {**self._headers, "Connection": "close"})
            answer = body(response)
        except FAILURES as error:
            what = error or type(error).__name__
            raise ConnectError(f"{url}: no HTTP answer ({what}); that is no inspector") from error
        finally:
            stream.shutdown()
            stream.release()
        if response.status == 200:
            return answer
        said = answer[:300].decode("utf-8", "replace").strip()
        hint = "headers={'Host': 'localhost'} may help" if "Host" in said else ""
        raise ConnectError(f"{url}: HTTP {response.status} {response.reason}: {said}", hint, response.status)
