"""Which files count: include, exclude and the other filters of c8, by the rules of its test-exclude 8.0.0."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..sources import split_url
from .globs import matches

DEFAULT_EXTENSIONS = (".js", ".cjs", ".mjs", ".ts", ".tsx", ".jsx")
"""The endings of files that count by default, as in c8."""

DEFAULT_EXCLUDE = (
    "coverage/**",
    "packages/*/test{,s}/**",
    "**/*.d.ts",
    "test{,s}/**",
    "test{,-*}.{js,cjs,mjs,ts,tsx,jsx}",
    "**/*{.,-}test.{js,cjs,mjs,ts,tsx,jsx}",
    "**/__tests__/**",
    "**/{ava,babel,nyc}.config.{js,cjs,mjs}",
    "**/jest.config.{js,cjs,mjs,ts}",
    "**/{karma,rollup,webpack}.config.js",
    "**/.{eslint,mocha}rc.{js,cjs}",
)
"""What does not count by default, as in c8: tests, declarations, and the configuration of tools."""

Patterns = str | Iterable[str]


class FileFilter:
    """Says which files count."""

    def __init__(
        self,
        include: Patterns,
        exclude: Patterns | None,
        extension: Patterns | None,
        *,
        allow_external: bool,
        exclude_node_modules: bool,
        cwd: str | os.PathLike[str] | None,
    ) -> None:
        self.cwd: str = os.path.normpath(Path.cwd() / (cwd if cwd is not None else ""))
        self._relative = not allow_external
        self._extensions = DEFAULT_EXTENSIONS if extension is None else tuple(_list(extension))
        included = _prepared(_list(include))
        excluded = list(DEFAULT_EXCLUDE) if exclude is None else _list(exclude)
        if exclude_node_modules and "**/node_modules/**" not in excluded:
            excluded.append("**/node_modules/**")
        excluded = _prepared(excluded) + _prepared(one[1:] for one in included if one[:1] == "!")
        self._include = [one for one in included if one[:1] != "!"] if included else None
        self._exclude = [one for one in excluded if one[:1] != "!"]
        self._exclude_negated = _prepared(one[1:] for one in excluded if one[:1] == "!")

    def counts(self, file: str) -> bool:
        """Whether a file counts: a path, or a URL, whose path is then what the patterns are about."""
        is_path = Path(file).is_absolute()
        path = file if is_path else split_url(file).path
        if self._extensions and not path.endswith(self._extensions):
            return False
        name = path
        if self._relative and is_path:
            name = os.path.relpath(path, self.cwd)
            if name.startswith(".."):
                return False
        elif not is_path:
            name = path.lstrip("/")
        name = name.replace(os.sep, "/")
        return (self._include is None or _any(name, self._include)) and (
            not _any(name, self._exclude) or _any(name, self._exclude_negated)
        )

    def files(self, directories: Iterable[str | os.PathLike[str]]) -> Iterator[str]:
        """The files in these directories that count, whether the program has loaded them or not."""
        for directory in directories:
            for folder, folders, names in os.walk(os.path.normpath(Path(self.cwd) / directory)):
                folders[:] = sorted(one for one in folders if not self._is_left_out(os.path.join(folder, one)))
                for name in sorted(names):
                    path = os.path.join(folder, name)
                    if self.counts(path) and Path(path).is_file():
                        yield path

    def _is_left_out(self, folder: str) -> bool:
        """Whether no file in a directory counts. It need not be searched then."""
        if self._exclude_negated:
            return False
        name = os.path.relpath(folder, self.cwd) if self._relative else folder
        name = name.replace(os.sep, "/")
        return any(one.endswith("/**") and matches(f"{name}/-", one) for one in self._exclude)


def _list(patterns: Patterns) -> list[str]:
    return [patterns] if isinstance(patterns, str) else list(patterns)


def _any(name: str, patterns: list[str]) -> bool:
    return any(matches(name, one) for one in patterns)


def _prepared(patterns: Iterable[str]) -> list[str]:
    """With those for what is in a directory, and for what is at the top: "**/a.js" means "a.js" too."""
    found = []
    for one in patterns:
        if not one.endswith("/**"):
            found.append(re.sub(r"/\Z", "", one) + "/**")
        if one.startswith("**/"):
            found.append(one[3:])
        found.append(one)
    return found
