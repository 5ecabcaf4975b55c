"""Address: where to connect, and the paths and headers of requests."""

from __future__ import annotations

import contextlib
import re
import socket
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urlsplit


class Address(NamedTuple):
    """Where to connect, and what to ask for there.

    `path` is the path and query of a WebSocket, or "" if the target is still to be found. The HTTP endpoints are below
    `base`, such as "/prefix", and `query`, such as "token=…", is part of every request.
    """

    host: str
    port: int
    secure: bool = False
    path: str = ""
    base: str = ""
    query: str = ""

    @property
    def authority(self) -> str:
        """HOST:PORT; an IPv6 address has brackets around it."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def host_header(self) -> str:
        """The value of the Host header.

        Node, Deno and Chrome refuse every name but localhost, so that a web page cannot reach them by DNS rebinding.
        This client is not a web page, so any other name (of a container or a tunnel) is sent as localhost. Over TLS a
        proxy reads the header, and expects its own name.
        """
        return f"localhost:{self.port}" if self.named and not self.secure else self.authority

    @property
    def named(self) -> bool:
        """Whether it is a name that must be looked up."""
        return not _is_ip(self.host) and self.host.lower() != "localhost"

    def url(self, scheme: str, path: str) -> str:
        """The URL of a path; `scheme` is "http" or "ws", which becomes "https" or "wss" if the address is secure."""
        return f"{scheme}{'s' if self.secure else ''}://{self.authority}{path}"

    def endpoint(self, path: str) -> str:
        """The path and query that request an HTTP endpoint, such as "/json/list"."""
        return self._with_query(self.base + path)

    def websocket_path(self, own: str) -> str:
        """The path and query that request a WebSocket; `own` is the path that the target reports.

        A proxy that serves targets below its own path seldom changes the paths that they report. So `base` is put in
        front if it is missing, and missing parts of `query` are added.
        """
        path = "/" + quoted(own.removeprefix("/"))
        if path != self.base and not path.startswith((f"{self.base}/", f"{self.base}?")):
            path = self.base + path
        return self._with_query(path)

    def _with_query(self, path: str) -> str:
        there = {_name(part) for part in path.partition("?")[2].split("&")}
        missing = "&".join(part for part in self.query.split("&") if part and _name(part) not in there)
        return path + ("&" if "?" in path else "?") + missing if missing else path


# Users paste these from a browser's address bar.
_ENDPOINT = re.compile(r"/json(/list|/version|/protocol)?/*$")


def parse_address(address: int | str) -> Address:
    """The Address for a port, "host:port", ":port", "[::1]:port", an http or ws URL.

    A ws or wss URL with a path or a query is used as it is. In any other address, the path is put in front of the paths
    of the HTTP endpoints, unless it is one of them ("http://127.0.0.1:9229/json"). A fragment is ignored.

    0.0.0.0 and [::], which a program prints when it listens on all interfaces, become 127.0.0.1 and ::1: targets refuse
    them in the Host header. Raises ValueError or TypeError if this is not an address.
    """
    if isinstance(address, bool) or not isinstance(address, (int, str)):
        raise TypeError(f"an address is a port, 'host:port', or a URL, not {address!r}")
    text = str(address).strip()
    url = text if "://" in text else f"http://{'127.0.0.1:' if text.isdecimal() else ''}{text}"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ValueError(f"{text!r} is not an address: {error}") from None
    if parts.scheme not in ("http", "https", "ws", "wss"):
        raise ValueError(f"{text!r} is not an address: its scheme is {parts.scheme!r}, not http, https, ws or wss")
    if parts.username is not None:
        raise ValueError(f"{parts.hostname}: an address takes no user name or password; send an Authorization header")
    if any(ord(character) <= 32 or ord(character) == 127 for character in text):
        raise ValueError(f"{text!r} is not an address: it contains white space or control characters")
    secure = parts.scheme in ("https", "wss")
    if port is None and "://" not in text:
        raise ValueError(f"{text!r} is not an address: the port is missing, as in '127.0.0.1:9229'")
    host = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}.get(parts.hostname or "", parts.hostname or "")
    path, base, query = "", quoted(_ENDPOINT.sub("", parts.path).rstrip("/")), quoted(parts.query)
    if parts.scheme in ("ws", "wss"):
        path = quoted(path_of(parts))
        # A browser's endpoints are next to its /devtools/.
        base = quoted(parts.path.partition("/devtools/")[0]) if "/devtools/" in parts.path else ""
    return Address(host, port if port is not None else (443 if secure else 80), secure, path, base, query)


def path_of(parts: SplitResult) -> str:
    """The path and query of a URL; "" if it has neither."""
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return f"/{path}" if path.startswith("?") else path


def quoted(path: str) -> str:
    """A path and query that are safe in a request line. What is already quoted stays as it is."""
    return quote(path, safe="/%?:@!$&'()*+,;=~[]")


def _name(part: str) -> str:
    """The name of a part of a query, "token" of "token=x"."""
    return part.partition("=")[0]


def request_headers(address: Address, headers: Mapping[str, str] | None) -> dict[str, str]:
    """The user's headers, checked, and a "Host": the user's own, or one that targets accept."""
    extra = checked_headers(headers)
    host = next((extra.pop(name) for name in list(extra) if name.lower() == "host"), address.host_header)
    return {"Host": host, **extra}


_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, section 5.6.2
_TEXT = re.compile(r"[\t\x20-\x7e\x80-\xff]*")  # section 5.5


def checked_headers(headers: Mapping[str, str] | None) -> dict[str, str]:
    """A copy of the headers. Raises TypeError if they are not a mapping, and ValueError if one is malformed.

    A line break, for example, would let a value be read as another header or request.
    """
    if headers is not None and not isinstance(headers, Mapping):
        raise TypeError(f"headers must be a mapping of names to values, not {headers!r:.200}")
    for name, value in (headers or {}).items():
        if not (isinstance(name, str) and _TOKEN.fullmatch(name) and isinstance(value, str) and _TEXT.fullmatch(value)):
            raise ValueError(f"not an HTTP header: {name!r}: {value!r}")
    return dict(headers or {})


def _is_ip(host: str) -> bool:
    for family in (socket.AF_INET, socket.AF_INET6):
        with contextlib.suppress(OSError, ValueError):
            socket.inet_pton(family, host.partition("%")[0])
            return True
    return False
