"""The JSON object of a source map, from text, bytes, a file or a data: URL."""

from __future__ import annotations

import base64
import binascii
import codecs
import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from ..errors import SourceMapError

LONGEST_PATH = 4096
_PREFIX = ")]}'"


def read(source: str | bytes | bytearray | os.PathLike[str]) -> tuple[dict[str, Any], str]:
    """The object, and the file: URL that it was read from ("" if it was not read from a file)."""
    where = ""
    if isinstance(source, str):
        if source[:5].lower() == "data:":
            source = _data_of(source)
        elif _is_path(source):
            source = Path(source)
    if isinstance(source, os.PathLike):
        path = Path(source)
        where = path.absolute().as_uri()
        source = path.read_bytes()
    if isinstance(source, str):
        return _parsed(source), where
    if isinstance(source, (bytes, bytearray)):
        return _parsed(_decoded(bytes(source), "utf-8")), where
    raise TypeError(f"a source map must be str, bytes or a path, not {type(source).__name__}")


def _is_path(text: str) -> bool:
    """Whether this is the path of a file, and not JSON. Only regular files are read: a device might never end."""
    if (
        len(text) > LONGEST_PATH
        or "\0" in text
        or "\n" in text
        or text.lstrip("\ufeff \t\r")[:1] in ("{", ")", "[", "")
    ):
        return False
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def _data_of(url: str) -> str:
    """The text in a data: URL (RFC 2397, and https://fetch.spec.whatwg.org/#data-urls)."""
    head, comma, body = url[5:].partition(",")
    if not comma:
        raise SourceMapError("this data: URL has no comma, so it contains no source map")
    _, *parameters = (part.strip() for part in head.split(";"))
    content = unquote_to_bytes(body)
    if parameters and parameters[-1].lower() == "base64":
        content = _from_base64(content)
    charset = "utf-8"
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if equals and name.strip().lower() == "charset":
            charset = value.strip().strip("\"'")
    return _decoded(content, charset)


def _from_base64(content: bytes) -> bytes:
    """Decode as browsers do: white space is skipped and the padding may be missing."""
    packed = bytes(content.translate(None, b" \t\r\n\f"))
    if len(packed) % 4 == 0:
        packed = packed[:-2] + packed[-2:].rstrip(b"=")
    try:
        return base64.b64decode(packed + b"=" * (-len(packed) % 4), validate=True)
    except binascii.Error as error:
        raise SourceMapError(f"the base64 text of this data: URL is broken: {error}") from None


def _decoded(content: bytes, charset: str) -> str:
    try:
        codec = codecs.lookup(charset)
        name = "utf-8-sig" if codec.name == "utf-8" else codec.name
        return content.decode(name)
    except UnicodeError as error:
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise SourceMapError(f"this source map is not {charset} text: {error.__class__.__name__}{at}") from None
    except (LookupError, ValueError):
        raise SourceMapError(f"the charset of this data: URL is unknown: {charset[:40]!r}") from None


def _parsed(text: str) -> dict[str, Any]:
    text = text.removeprefix("\ufeff")
    skipped = 0
    if text.startswith(_PREFIX):  # servers add such a line, so that the map cannot be loaded as a script
        line = min((at for at in (text.find("\n"), text.find("\r")) if at >= 0), default=len(text))
        skipped, text = 1, text[line:]
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        line = error.lineno + (skipped and text[:1] not in "\r\n")
        raise SourceMapError(
            f"this source map is not JSON: {error.msg} at line {line}, column {error.colno}",
            "to read a file, pass a pathlib.Path" if "{" not in text[:LONGEST_PATH] else "",
        ) from None
    except RecursionError:
        raise SourceMapError("this source map is not usable: its JSON is nested too deeply") from None
    except ValueError as error:  # a number with more than 4300 digits
        raise SourceMapError(f"this source map is not usable JSON: {error}") from None
    if not isinstance(found, dict):
        raise SourceMapError(f"a source map is a JSON object, not {kind_of(found)}")
    return found


def kind_of(value: object) -> str:
    """What a JSON value is, in words."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    kinds = {str: "a string", int: "a number", float: "a number", list: "an array", dict: "an object"}
    return kinds.get(type(value), type(value).__name__)
