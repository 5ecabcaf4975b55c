"""Reads the JSON of a profile from a path, from memory or from a file, compressed or not."""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, TypeGuard

from ..errors import ProfileError

ProfileSource = str | os.PathLike[str] | bytes | bytearray | memoryview | Mapping[str, Any] | IO[bytes] | IO[str]
"""A path, the text of a profile as str or bytes, a file opened for reading, or the profile itself as a dict."""

_GZIP = b"\x1f\x8b"


@contextlib.contextmanager
def errors_of(source: ProfileSource) -> Iterator[None]:
    """A context manager that puts the path of the file, if there is one, before the text of a ProfileError."""
    try:
        yield
    except ProfileError as error:
        if not _is_path(source):
            raise
        raise ProfileError(f"{os.fspath(source)}: {error}") from None


def _is_path(source: ProfileSource) -> TypeGuard[str | os.PathLike[str]]:
    """Whether it is a path rather than the text of a profile."""
    if isinstance(source, str):
        return not source[:1000].lstrip("\ufeff \n\r\t").startswith(("{", "["))
    return isinstance(source, os.PathLike)


def name_of(source: ProfileSource) -> str:
    """The name of the file; "" if it has none."""
    path = source if _is_path(source) else getattr(source, "name", "")
    return Path(path).name if isinstance(path, str | os.PathLike) else ""


def read_json(source: ProfileSource) -> Any:
    """What the JSON says. Raises ProfileError if it is not JSON, TypeError for another kind of `source`."""
    if isinstance(source, Mapping):
        return dict(source)
    text: str | bytes
    if isinstance(source, str) and not _is_path(source):
        text = source
    elif _is_path(source):
        text = Path(source).read_bytes()
    elif isinstance(source, bytes | bytearray | memoryview):
        text = bytes(source)
    elif hasattr(source, "read"):
        text = source.read()
        if not isinstance(text, str | bytes):
            raise TypeError(f"a profile must be read from a file, but its read() returns {type(text).__name__}")
    else:
        raise TypeError(f"a profile must be a path, bytes, a file or a dict, not {type(source).__name__}")
    if isinstance(text, bytes) and text.startswith(_GZIP):
        text = _unpacked(text)
    if isinstance(text, str):
        text = text.removeprefix("\ufeff")
    return _parsed(text)


def _unpacked(data: bytes) -> bytes:
    try:
        return gzip.decompress(data)
    except EOFError:
        raise ProfileError("the gzip file is cut: its end is missing") from None
    except (OSError, zlib.error) as error:
        raise ProfileError(f"the gzip file is damaged: {error}") from None


def _parsed(text: str | bytes) -> Any:
    if not text.strip():
        raise ProfileError("the file is empty")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        open_list = error.doc.rstrip().rstrip(",")
        if open_list.lstrip().startswith("[") and open_list.endswith("}"):
            return _parsed(f"{open_list}]")  # a trace that is a list may end without its bracket
        if error.doc[error.pos :].strip() == "" or error.msg.startswith("Unterminated string"):
            raise ProfileError(f"the text is cut: it ends after {len(text):,} bytes, in the middle of it") from None
        raise ProfileError(f"this is not JSON: {error}") from None
    except UnicodeDecodeError as error:
        raise ProfileError(f"this is not JSON in UTF-8: {error.reason} at byte {error.start:,}") from None
    except RecursionError:
        raise ProfileError("the JSON is nested too deeply") from None
    except ValueError as error:  # a number with more than 4300 digits
        raise ProfileError(f"this is not JSON of a profile: {error}") from None
