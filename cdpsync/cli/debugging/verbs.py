"""The table of verbs: what people may type at the prompt of the debugger."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .desk import Desk

Run = Callable[["Desk", str], object]


@dataclass(frozen=True)
class Verb:
    """One verb: its names, the full one first, and what it does with the words after it."""

    names: tuple[str, ...]
    run: Run
    group: str
    repeats: bool
    """Whether an empty line does it again."""
    completes: str
    """What Tab offers after it: "place", "expression", "verb", "file", "words" or ""."""
    words: tuple[str, ...]
    """The words that may follow it, if these are few."""

    @property
    def usage(self) -> str:
        """The first line of its help."""
        return self.help.partition("\n")[0]

    @property
    def summary(self) -> str:
        """What it does, in a line."""
        return next(iter(self.help.split("\n\n")[1:2]), "").partition("\n")[0]

    @property
    def help(self) -> str:
        """Its help: the docstring of its function."""
        return inspect.cleandoc(self.run.__doc__ or "")


TABLE: dict[str, Verb] = {}
"""The verbs, by each of their names."""


def verb(
    *names: str, group: str, repeats: bool = False, completes: str = "", words: tuple[str, ...] = ()
) -> Callable[[Run], Run]:
    """A decorator: the function is what a verb does. Its docstring is the verb's help, and begins with its usage."""

    def add(run: Run) -> Run:
        one = Verb(names, run, group, repeats, completes or ("words" if words else ""), words)
        for name in names:
            assert name not in TABLE, name
            TABLE[name] = one
        return run

    return add
