"""Session.listening: events whose domains are enabled meanwhile, and a program that never waits for it."""

from __future__ import annotations

import pytest

from cdpsync import CDPClient
from cdpsync.domains.listening import chosen
from cdpsync.protocol import bundled

protocol = bundled()


def names(*patterns: str) -> list[str]:
    return [event.full_name for event in chosen(protocol, patterns)]


def test_a_pattern_stands_for_every_event_that_it_matches() -> None:
    assert names("Debugger.paused", "Debugger.*ed", "Runtime.execution*Created") == [
        "Debugger.paused",
        "Debugger.breakpointResolved",
        "Debugger.resumed",
        "Debugger.scriptParsed",
        "Runtime.executionContextCreated",
    ]


def test_a_pattern_for_all_leaves_out_what_would_hold_the_program() -> None:
    found = {name.partition(".")[0] for name in names("*")}
    assert "Network" in found
    assert "Fetch" not in found


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("Debugger.pausd", "did you mean 'Debugger.paused'?"),
        ("Debuger.paused", "did you mean 'Debugger.paused'?"),
        ("paused", "did you mean 'Debugger.paused'?"),
        ("Debugger", "write 'Debugger.*'"),
        ("Runtime.evaluate", "is a command or a type, not an event"),
        ("Fetch.requestPaused", "Network.* tells of requests too"),
        ("Schema.*", "Schema has no events"),
    ],
)
def test_a_pattern_that_matches_nothing_is_an_error(pattern: str, says: str) -> None:
    with pytest.raises(ValueError) as error:
        names(pattern)
    assert says in str(error.value)


@pytest.mark.real
def test_the_domain_is_enabled_meanwhile_only(real: CDPClient) -> None:
    with real.listening("Runtime.consoleAPICalled") as events:
        real.evaluate("console.log('heard')")
        logged = [event.params["args"][0]["value"] for event in events.drain()]  # with what was logged before
        assert logged[-1] == "heard"
    with real.events("Runtime.*") as unheard:
        real.evaluate("console.log('not heard')")
        assert [event.method for event in unheard.drain()] == []


@pytest.mark.real
def test_a_debugger_statement_does_not_pause(real: CDPClient) -> None:
    with real.listening("Debugger.*") as events:
        assert real.evaluate("(() => { debugger; return 1 })()", timeout=10) == 1
        assert "Debugger.paused" not in {event.method for event in events.drain()}


@pytest.mark.real
def test_everything_can_be_listened_to(real: CDPClient) -> None:
    with real.listening("*") as events:
        real.evaluate("console.log('one of many')")
    assert "Runtime.consoleAPICalled" in {event.method for event in events.drain()}
