"""The pytest plugin: a mark that limits how much a program's heap may grow in a test, and a fixture with a client.

    @pytest.mark.limit_heap_growth("1 MB", warmups=1, rounds=3, allow=["Map cache"])
    def test_requests_leave_nothing_behind(cdpsync_client):
        cdpsync_client.evaluate("handleRequest()")

Without the mark and the fixture it does nothing, and loads nothing.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import os
import shlex
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from .client import CDPClient
    from .heap import Growth
    from .session import Session

_MARK = "limit_heap_growth"
_FIXTURE = "cdpsync_client"
_MARK_HELP = (
    f"{_MARK}(limit, *, warmups=1, rounds=3, allow=[], client=None): run the test warmups + rounds times, and fail it "
    "if the heap of the program grew in every round, by more than limit a round on average"
)
_COMMAND = "--cdpsync-command"
_ENDPOINT = "--cdpsync-endpoint"


class _Limit(NamedTuple):
    """The arguments of the mark."""

    limit: str | float
    warmups: int = 1
    rounds: int = 3
    allow: Iterable[str] = ()
    client: str | None = None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options, and the same as settings: cdpsync_command, cdpsync_endpoint."""
    group = parser.getgroup("cdpsync", "programs under V8: Node, Deno, Chrome")
    command = f"the command that {_FIXTURE} starts, such as 'node app.js'"
    endpoint = f"the program that {_FIXTURE} connects to instead: PORT, HOST:PORT or a URL"
    group.addoption(_COMMAND, metavar="COMMAND", help=command)
    group.addoption(_ENDPOINT, metavar="ENDPOINT", help=endpoint)
    parser.addini("cdpsync_command", command)
    parser.addini("cdpsync_endpoint", endpoint)


def pytest_configure(config: pytest.Config) -> None:
    """Register the mark."""
    config.addinivalue_line("markers", _MARK_HELP)


# --- the client ---


@pytest.fixture
def cdpsync_command(request: pytest.FixtureRequest) -> list[str]:
    """The command that cdpsync_client starts, from --cdpsync-command or the setting. Override it to choose another."""
    option = request.config.getoption(_COMMAND) or request.config.getini("cdpsync_command")
    words = shlex.split(option, posix=sys.platform != "win32")
    if not words:
        pytest.fail(
            f"{_FIXTURE} does not know which program: give {_COMMAND} 'node app.js' or {_ENDPOINT} 9229, "
            "set one of them as cdpsync_command or cdpsync_endpoint in the settings of pytest, "
            "or write a fixture cdpsync_command that returns a list",
            pytrace=False,
        )
    return words


@pytest.fixture
def cdpsync_client(request: pytest.FixtureRequest) -> Iterator[CDPClient]:
    """A client of the program to test: one that is started for this test and then ended, or one that runs."""
    from .client import connect
    from .launching import launch

    config = request.config
    endpoint = config.getoption(_ENDPOINT) or ("" if config.getoption(_COMMAND) else config.getini("cdpsync_endpoint"))
    if endpoint:
        address = int(endpoint) if endpoint.isdecimal() else endpoint
        if _is_shared(request.node):
            pytest.fail(
                f"{_FIXTURE}: several workers of xdist would use the program at {endpoint} at once, and count what the "
                "others do; run with -n 0, or mark the tests with xdist_group and run with --dist loadgroup",
                pytrace=False,
            )
        with connect(address) as client:
            yield client
    else:
        with launch(request.getfixturevalue("cdpsync_command")) as client:
            yield client


def _is_shared(item: pytest.Item) -> bool:
    several = os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1") != "1"
    return several and item.get_closest_marker("xdist_group") is None


# --- the mark ---


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Refuse a mark that cannot be kept, before any fixture starts a program."""
    limit = _limit_of(item)
    if limit is None:
        return
    if not isinstance(item, pytest.Function) or _is_of_unittest(item):
        raise _refused("it is for test functions of pytest, and does nothing for others, such as unittest.TestCase")
    function = inspect.unwrap(item.function)
    if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
        raise _refused("the test must not be async: cdpsync is synchronous")
    why = ""
    try:
        importlib.import_module("cdpsync.heap")
    except ImportError as error:
        why = str(error)
    if why:
        raise _refused(why)


@pytest.hookimpl(hookwrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, Any, None]:
    """Make the test check the heap: it runs the test's own function warmups + rounds times."""
    limit = _limit_of(pyfuncitem)
    if limit is None:
        yield
        return
    function = pyfuncitem.obj

    @functools.wraps(function)
    def checked(**arguments: Any) -> None:
        _check(pyfuncitem, limit, functools.partial(function, **arguments))

    pyfuncitem.obj = checked
    try:
        yield
    finally:
        pyfuncitem.obj = function


def _check(item: pytest.Function, limit: _Limit, action: Callable[[], object]) -> None:
    client = _client_of(item, limit.client)
    growth = client.heap.check_growth(action, limit.rounds, warmups=limit.warmups, allow=limit.allow)
    item.user_properties.append(("heap_growth", growth.grew_by))
    if growth.exceeds(limit.limit):
        item.add_report_section("call", "heap growth", str(growth))
        pytest.fail(_message(limit, growth), pytrace=False)


def _message(limit: _Limit, growth: Growth) -> str:
    return f"the heap {growth.first_line}\nThe limit is {limit.limit} a round."


def _client_of(item: pytest.Function, name: str | None) -> Session:
    """The client that the test uses: the only one among its fixtures, or the one that the mark names."""
    from .session import Session

    found = {key: value for key, value in item.funcargs.items() if isinstance(value, Session)}
    if name is not None:
        if name not in found:
            raise _refused(f"the test has no fixture {name!r} that is a client")
        return found[name]
    if len(found) > 1:
        found = {key: found[key] for key in found if key == _FIXTURE} or found
    if len(found) != 1:
        raise _refused(
            f"which of {', '.join(found)}? say it, as in client={next(iter(found))!r}"
            if found
            else f"the test has no client: give it the argument {_FIXTURE}, or a fixture of your own that is one"
        )
    return next(iter(found.values()))


def _limit_of(item: pytest.Item) -> _Limit | None:
    """The arguments of the test's mark, the nearest one; None if it has none."""
    mark = item.get_closest_marker(_MARK)
    if mark is None:
        return None
    from .text import bytes_of

    try:
        limit = _Limit(*mark.args, **mark.kwargs)
        if len(mark.args) > 1:
            raise TypeError("only the limit goes without a name; write warmups=, rounds=, allow=, client=")
        bytes_of(limit.limit)
        for name, least in (("warmups", 0), ("rounds", 1)):
            number = getattr(limit, name)
            if isinstance(number, bool) or not isinstance(number, int) or number < least:
                raise ValueError(f"{name} must be a whole number, {least} or more, not {number!r}")
        return limit
    except (TypeError, ValueError) as error:
        why = str(error).replace("_Limit.__new__() ", "")
    raise _refused(f'{why}; write it as in {_MARK}("1 MB", warmups=1, rounds=3)')


def _is_of_unittest(item: pytest.Item) -> bool:
    unittest = sys.modules.get("unittest")
    case = getattr(item, "cls", None)
    return unittest is not None and isinstance(case, type) and issubclass(case, unittest.TestCase)


def _refused(why: str) -> BaseException:
    return pytest.fail.Exception(f"{_MARK}: {why}", pytrace=False)
