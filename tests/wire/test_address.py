from __future__ import annotations

import pytest

from cdpsync.wire.address import Address, checked_headers, parse_address


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (9229, Address("127.0.0.1", 9229)),
        ("9229", Address("127.0.0.1", 9229)),
        (":9229", Address("127.0.0.1", 9229)),
        ("host:9229", Address("host", 9229)),
        (" host:9229 ", Address("host", 9229)),
        ("[::1]:9229", Address("::1", 9229)),
        ("http://host:80", Address("host", 80)),
        ("http://host", Address("host", 80)),
        ("https://host", Address("host", 443, True)),
        ("http://host:9229/", Address("host", 9229)),
        ("ws://127.0.0.1:9229/abc-def", Address("127.0.0.1", 9229, False, "/abc-def")),
        ("wss://host/devtools/page/X?token=1", Address("host", 443, True, "/devtools/page/X?token=1", query="token=1")),
        ("ws://host:9229", Address("host", 9229)),
        ("ws://host:9229/", Address("host", 9229, path="/")),
        ("ws://host:3000?token=x", Address("host", 3000, path="/?token=x", query="token=x")),
        ("ws://host:3000/?a=1&b=2", Address("host", 3000, path="/?a=1&b=2", query="a=1&b=2")),
        ("ws://host:3000/abc#part", Address("host", 3000, path="/abc")),
        ("ws://host/é?b=ü", Address("host", 80, path="/%C3%A9?b=%C3%BC", query="b=%C3%BC")),
        ("wss://host/p/devtools/page/X", Address("host", 443, True, "/p/devtools/page/X", base="/p")),
        ("http://host:9229/json", Address("host", 9229)),
        ("http://host:9229/json/list", Address("host", 9229)),
        ("http://host:9229/json/version/", Address("host", 9229)),
        ("host:9229/json", Address("host", 9229)),
        ("https://host/prefix/", Address("host", 443, True, base="/prefix")),
        ("https://host/a/b/json/list?token=x#part", Address("host", 443, True, base="/a/b", query="token=x")),
        ("http://host:3000?token=x", Address("host", 3000, query="token=x")),
        ("host:3000?token=x", Address("host", 3000, query="token=x")),
        ("ws://0.0.0.0:9229/abc", Address("127.0.0.1", 9229, False, "/abc")),
        ("ws://[::]:9229/abc", Address("::1", 9229, False, "/abc")),
    ],
)
def test_an_address_can_be_written_in_many_ways(address: int | str, expected: Address) -> None:
    assert parse_address(address) == expected


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("host", ValueError),
        ("", ValueError),
        ("host:port", ValueError),
        ("host:99999", ValueError),
        ("ftp://host:1", ValueError),
        ("ws://user:secret@host/", ValueError),
        ("ws://host:1/a b", ValueError),
        ("ws://host:1/a\r\nX: y", ValueError),
        (9229.0, TypeError),
        (True, TypeError),
        (None, TypeError),
    ],
)
def test_anything_else_is_not_an_address(address: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        parse_address(address)


def test_a_secret_in_an_address_is_not_repeated_in_the_error() -> None:
    with pytest.raises(ValueError, match="Authorization") as caught:
        parse_address("ws://user:secret@host:1/")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("host", "secure", "header"),
    [
        ("127.0.0.1", False, "127.0.0.1:9229"),
        ("localhost", False, "localhost:9229"),
        ("LocalHost", False, "LocalHost:9229"),
        ("::1", False, "[::1]:9229"),
        ("192.168.1.7", False, "192.168.1.7:9229"),
        ("host.docker.internal", False, "localhost:9229"),
        ("inspector.example", True, "inspector.example:9229"),
    ],
)
def test_a_name_that_targets_refuse_becomes_localhost_in_the_host_header(host: str, secure: bool, header: str) -> None:
    assert Address(host, 9229, secure).host_header == header


@pytest.mark.parametrize("headers", [[("X", "a")], "X: a", 7])
def test_headers_that_are_not_a_mapping_are_a_type_error(headers: object) -> None:
    with pytest.raises(TypeError, match="headers must be a mapping of names to values"):
        checked_headers(headers)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "headers", [{"X": "a\r\nHost: evil"}, {"X\r\nY": "a"}, {"X": "a\n"}, {"X Y": "a"}, {"": "a"}, {"X:": "a"}]
)
def test_a_header_that_would_be_read_as_another_header_is_refused(headers: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="not an HTTP header"):
        checked_headers(headers)
