"""Where to dial, and what to say there: addresses as they are typed, the Host header, headers of the user's."""

from __future__ import annotations

import contextlib
import re
import socket
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit


class Address(NamedTuple):
    """Where to dial. `path` is "" where the target is still to be found."""

    host: str
    port: int
    secure: bool = False
    path: str = ""

    @property
    def authority(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def host_header(self) -> str:
        """What the Host header says.

        Node, Deno and Chrome refuse every name but localhost, so that a web page cannot reach them by DNS
        rebinding; we mean it, so a plain address under another name (a container's, a tunnel's) is sent as
        localhost. Over TLS it is a proxy that reads the header, and it wants its own name.
        """
        return f"localhost:{self.port}" if self.named and not self.secure else self.authority

    @property
    def named(self) -> bool:
        """Whether it is a name that must be looked up."""
        return not _is_ip(self.host) and self.host.lower() != "localhost"

    def url(self, scheme: str) -> str:
        """The URL for "http" or "ws", which becomes "https" or "wss" where the address is secure."""
        return f"{scheme}{'s' if self.secure else ''}://{self.authority}{self.path}"


def parse_address(address: int | str) -> Address:
    """Where to dial: a port, "host:port", ":port", "[::1]:port", an http or ws URL.

    ValueError for anything else. 0.0.0.0 and [::], which a program prints when it listens everywhere, become
    loopback: nothing can be reached there, and the targets refuse it as a Host.
    """
    if isinstance(address, bool) or not isinstance(address, (int, str)):
        raise TypeError(f"an address is a port, 'host:port', or a URL, not {address!r}")
    text = str(address).strip()
    url = text if "://" in text else f"http://{'127.0.0.1:' if text.isdecimal() else ''}{text}"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ValueError(f"{text!r} is no address: {error}") from None
    if parts.scheme not in ("http", "https", "ws", "wss"):
        raise ValueError(f"{text!r} is no address: the scheme is http, https, ws or wss, not {parts.scheme!r}")
    if parts.username is not None:
        raise ValueError(f"{parts.hostname}: credentials do not go into the URL: headers={{'Authorization': …}}")
    if any(ord(character) <= 32 or ord(character) == 127 for character in text):
        raise ValueError(f"{text!r} is no address: it has white space or control characters in it")
    secure = parts.scheme in ("https", "wss")
    if port is None and "://" not in text:
        raise ValueError(f"{text!r} is no address: the port is missing, as in '127.0.0.1:9229'")
    host = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}.get(parts.hostname or "", parts.hostname or "")
    path = path_of(parts)
    return Address(host, port if port is not None else (443 if secure else 80), secure, "" if path == "/" else path)


def path_of(parts: SplitResult) -> str:
    """What a request asks for: the path and the query."""
    return parts.path + (f"?{parts.query}" if parts.query else "")


def request_headers(address: Address, headers: Mapping[str, str] | None) -> dict[str, str]:
    """The user's headers, checked, and a "Host": the user's own or the one that targets accept."""
    extra = checked_headers(headers)
    host = next((extra.pop(name) for name in list(extra) if name.lower() == "host"), address.host_header)
    return {"Host": host, **extra}


_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, section 5.6.2
_TEXT = re.compile(r"[\t\x20-\x7e\x80-\xff]*")  # section 5.5


def checked_headers(headers: Mapping[str, str] | None) -> dict[str, str]:
    """A copy, or ValueError for what would be read as another header or a whole request."""
    if headers is not None and not isinstance(headers, Mapping):
        raise TypeError(f"headers are a mapping of names to values, not {headers!r:.200}")
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
