"""Loops that numpy cannot do, as machine code where numba is installed.

A loop is a plain function of numbers and arrays. There is one source for both ways: called as it is, it runs in plain
Python; `fast` runs the same function as machine code. Without numba, nothing here is ever needed.

    @compiled
    def _count_up(values, counts):
        for at in range(len(values)):
            counts[values[at]] += 1

    if pays(seconds_saved):
        _count_up.fast(values, counts)
    else:
        counts += np.bincount(values, minlength=len(counts))

What numba compiles must be simple: numbers, arrays, `for`, `while`, and calls of other loops of the same file (numba
forgets its cached code when the file changes, but not when another file does). The types of the
arguments decide which code is made, and each new combination takes a second or so, once on a machine: pass arrays that
are contiguous and writable, always of the same types, and wrap Python's integers alike. Index errors are not found.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache, cached_property
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Generic, ParamSpec, TypeVar

import numpy as np

P = ParamSpec("P")
R = TypeVar("R")

_STARTING = 0.42
"""How many seconds numba takes to start when its code is cached, for the import and the first call. It also takes
115 MB of memory."""

_log = logging.getLogger("cdpsync.heap")
_started = False
_keeps = True
"""Whether compiled code is kept in numba's cache."""
_loops: list[Loop[Any, Any]] = []


def pays(seconds: float) -> bool:
    """Whether numba is installed, works, and saves more time than it takes to start. It is only imported if it does.

    `seconds` is about how much time the compiled loops save. Once numba has started, it costs nothing more.
    """
    return (_started or seconds > _STARTING) and _compiler() is not None


@cache
def _compiler() -> Callable[[Any], Any] | None:
    """What compiles a function; None if numba is missing, broken or switched off by its NUMBA_DISABLE_JIT."""
    global _started
    if find_spec("numba") is None:
        return None
    try:
        numba = _numba()
        if numba.config.DISABLE_JIT:
            return None
        if numba.njit(_probe)(20) != 21:
            raise ValueError("numba computes 20 + 1 wrongly")
    except Exception as error:  # it may be too old for this numpy, or llvmlite may not load: it can be anything
        _log.debug("numba is not used: %s: %s", type(error).__name__, error)
        return None
    _started = True
    return _compile


def _numba() -> Any:
    """The module. It has types in some versions only."""
    return import_module("numba")


def _probe(number: int) -> int:
    return number + 1


def _compile(function: Any) -> Any:
    """The compiled function, from numba's cache: `__pycache__` beside the file, or the user's cache if that is not
    writable. Without any writable directory it is compiled anew in each process."""
    numba = _numba()
    options = {"nogil": True, "error_model": "numpy"}
    if _keeps:
        try:
            return numba.njit(cache=True, **options)(function)
        except RuntimeError as error:  # "no locator available"
            _log.debug("numba cannot keep what it compiles: %s", error)
    return numba.njit(**options)(function)


def _do_without_cache() -> None:
    """Compile all loops anew, and neither read nor write numba's files any more: one of them may be damaged."""
    global _keeps
    _keeps = False
    for loop in _loops:
        loop.__dict__.pop("_compiled", None)


def _viewed(value: Any) -> Any:
    return memoryview(value) if isinstance(value, np.ndarray) else value  # type: ignore[arg-type, unused-ignore]


class Loop(Generic[P, R]):
    """A function that can be run in two ways. `compiled` makes one."""

    def __init__(self, function: Callable[P, R]) -> None:
        self.plain: Callable[P, R] = function
        """The function in plain Python."""
        self.__doc__ = function.__doc__

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return self.plain(*args, **kwargs)

    def fast(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run it as machine code, without the GIL. Only if `pays` said so.

        The loops themselves raise nothing, so an error comes from numba, before it has run anything: the disk is full,
        or a file of its cache is damaged, or it cannot compile. Then it goes on without cache, or else in plain Python.
        """
        result: R
        try:
            result = self._compiled(*args, **kwargs)
            return result
        except Exception as error:  # of a damaged file, it can be anything
            _log.debug("numba does without its cache: %s: %s", type(error).__name__, error)
        _do_without_cache()
        try:
            result = self._compiled(*args, **kwargs)
            return result
        except Exception as error:
            _log.debug("numba cannot compile this: %s: %s", type(error).__name__, error)
        return self.plain(*map(_viewed, args), **kwargs)

    def run(self, fast: bool, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run it one way or the other. In plain Python, it gets arrays as memoryviews, which it reads three times as
        fast."""
        if fast:
            return self.fast(*args, **kwargs)
        return self.plain(*map(_viewed, args), **kwargs)

    @property
    def _numba_type_(self) -> Any:
        """numba asks for this where a compiled loop calls this one."""
        return self._compiled._numba_type_

    @cached_property
    def _compiled(self) -> Any:
        compiler = _compiler()
        if compiler is None:
            raise RuntimeError("numba is not there: ask pays() first")
        return compiler(self.plain)


def compiled(function: Callable[P, R]) -> Loop[P, R]:
    """Make a loop of a function. Nothing is compiled before `fast` is called."""
    loop = Loop(function)
    _loops.append(loop)
    return loop
