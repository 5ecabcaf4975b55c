"""Address: where a breakpoint is to be, as a person writes it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

FORMS = (
    'a place is "app.ts:7", "src/app.ts:7:12", a URL with :line, a compiled regex with line=, file= with line=, '
    "function=, or file= with statement=; lines and columns count from 1"
)

_PLACE = re.compile(r"(?s)(.+?):(-?\d+)(?::(-?\d+))?")
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_MOST = 2**31 - 1
_NAME = re.compile(r"#?[^\W\d][\w$]*|[$][\w$]*")


@dataclass(frozen=True)
class Address:
    """Where a breakpoint is to be. `file` is the end of a path, a path or URL, a regex for the URL, or None for any.

    `line` and `column` count from 1; `line` is 0 if `function` or `statement` says where.
    """

    file: str | re.Pattern[str] | None
    line: int = 0
    column: int | None = None
    function: str | None = None
    statement: str | None = None

    def matches(self, name: str) -> bool:
        """Whether it may mean the file of this path or URL. Without a file, it means none of the runtime itself."""
        if self.file is None:  # a function of the user's; Node itself has some of many a name
            return not name.startswith(("node:", "ext:"))
        if isinstance(self.file, re.Pattern):
            return self.file.search(name) is not None
        theirs, ours = _plain(name), _plain(self.file)
        if _DRIVE.match(ours) or _DRIVE.match(theirs):
            theirs, ours = theirs.casefold(), ours.casefold()
        if theirs == ours:
            return True
        return not _is_absolute(self.file) and theirs.endswith("/" + ours)

    def url_regex(self, number: int) -> str:
        """A regex of JavaScript for the URLs that it matches. V8 refuses the same one twice."""
        if isinstance(self.file, re.Pattern):
            return f"(?:{self.file.pattern})|^cdpsync:{number}$"
        assert self.file is not None
        path = "".join(_either(character) for character in _plain(self.file))
        drive = _DRIVE.match(_plain(self.file)) is not None
        start = ("^(?:file:///)?" if drive else "^(?:file://)?") if _is_absolute(self.file) else r"(?:^|[/\\])"
        return f"{start}{path}(?:[?#].*)?$|^cdpsync:{number}$"

    @property
    def is_absolute(self) -> bool:
        """Whether the file is an absolute path or a URL."""
        return isinstance(self.file, str) and _is_absolute(self.file)

    @property
    def parts(self) -> list[str]:
        """The names of the folders and of the file."""
        return _plain(self.file).split("/") if isinstance(self.file, str) else []

    @property
    def name(self) -> str:
        """The file, for people."""
        if isinstance(self.file, re.Pattern):
            return f"/{self.file.pattern}/"
        return self.file or "any file"

    def __str__(self) -> str:
        if self.function is not None:
            return self.function + (f" in {self.name}" if self.file is not None else "")
        if self.statement is not None:
            return f"{self.statement!r} in {self.name}"
        return f"{self.name}:{self.line}" + (f":{self.column}" if self.column is not None else "")


def exact_regex(url: str, number: int) -> str:
    """A regex of JavaScript for one URL."""
    return f"^{re.escape(url)}$|^cdpsync:{number}$"


def address_of(
    place: str | re.Pattern[str] | None,
    file: str | os.PathLike[str] | None,
    line: int | None,
    column: int | None,
    function: str | None,
    statement: str | None,
) -> Address:
    """Read an address. Raises ValueError, which lists the forms, if the text is not an address."""
    found: str | re.Pattern[str] | None = None
    if file is not None:
        found = os.fspath(file)
        if not isinstance(found, str) or not found.strip():
            raise ValueError(f"file={file!r} is not the name of a file; {FORMS}")
    if isinstance(place, str):
        if (file, line, column, function, statement) != (None,) * 5:
            raise ValueError(f"give the place as text, {place!r}, or by keywords, not both; {FORMS}")
        parts = _PLACE.fullmatch(place)
        if parts is None or not parts[1].strip():
            raise ValueError(f"{place!r} is not a place; {FORMS}")
        found, line, column = parts[1], int(parts[2]), int(parts[3]) if parts[3] else None
    elif isinstance(place, re.Pattern):
        if file is not None or line is None or not isinstance(place.pattern, str):
            raise ValueError(f"a compiled regex of text takes line= and no file=; {FORMS}")
        found = place
    elif place is not None:
        raise ValueError(f"{place!r} is not a place; {FORMS}")
    return _checked(found, line, column, function, statement)


def _checked(
    file: str | re.Pattern[str] | None,
    line: int | None,
    column: int | None,
    function: str | None,
    statement: str | None,
) -> Address:
    for name, number in (("line", line), ("column", column)):
        if number is not None and (type(number) is not int or not 1 <= number <= _MOST):
            raise ValueError(f"a {name} counts from 1, but this one is {number!r}; {FORMS}")
    if (line is not None) + (function is not None) + (statement is not None) != 1 or (column and not line):
        raise ValueError(f"give one of a line, function= and statement=; {FORMS}")
    if function is None and file is None:
        raise ValueError(f"say in which file; {FORMS}")
    if function is not None and not all(_NAME.fullmatch(one) for one in function.split(".")):
        raise ValueError(f"{function!r} is not the name of a function, such as 'parseOrder' or 'Class.method'; {FORMS}")
    if statement is not None and not statement.strip():
        raise ValueError(f"the statement is empty; {FORMS}")
    if isinstance(file, str) and (file.startswith(("./", "../", ".\\", "..\\", "~/"))):
        file = os.path.normpath(Path.cwd() / Path(file.replace("\\", "/")).expanduser())
    return Address(file, line or 0, column, function, statement)


@lru_cache(4096)
def _plain(name: str) -> str:
    """A path or URL in the form in which names are compared."""
    if name[:5].lower() == "file:":
        name = re.sub("^file:/*", "/", name, flags=re.IGNORECASE)
        name = unquote(name.partition("?")[0])
        name = name[1:] if _DRIVE.match(name[1:]) else name
    elif _URL.match(name) and not _DRIVE.match(name):
        name = unquote(re.split("[?#]", name)[0])
    return name.replace("\\", "/")


def _is_absolute(file: str) -> bool:
    return file.startswith("/") or _DRIVE.match(file) is not None or _URL.match(file) is not None


def _either(character: str) -> str:
    """A regex for a character of a path: as it is, or percent-encoded."""
    if character == "/":
        return r"[/\\]"
    if character.isascii() and (character.isalnum() or character in "_-"):
        return character
    raw = re.escape(character) if character.isascii() else character
    coded = "".join(f"%{byte:02X}" for byte in _bytes_of(character))
    both = re.sub("[A-F]", lambda digit: f"[{digit[0]}{digit[0].lower()}]", coded)
    return f"(?:{raw}|{both})"


def _bytes_of(character: str) -> bytes:
    """The bytes of a character in a URL."""
    return character.encode("utf-8", "surrogateescape" if "\udc80" <= character <= "\udcff" else "surrogatepass")
