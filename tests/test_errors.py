from __future__ import annotations

import copy
import pickle

import pytest

from cdpsync.errors import (
    CDPError,
    CDPTimeoutError,
    ClosedError,
    CommandError,
    ConnectError,
    ConnectionClosed,
    ProtocolError,
    SessionClosed,
    SnapshotError,
)

EXAMPLES = [
    ConnectError("nobody answers"),
    ConnectError("HTTP 401", "headers={'Authorization': …} sends credentials", 401),
    ConnectionClosed("EOF", 1001),
    SessionClosed("it crashed", "S1"),
    CommandError("Runtime.evaluate", -32602, "Invalid parameters", "expression: string value expected"),
    CDPTimeoutError("Runtime.evaluate", 1.5, "it may be paused"),
    ProtocolError("not JSON"),
    SnapshotError("cut off"),
]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_every_error_is_a_cdp_error(error: Exception) -> None:
    assert isinstance(error, CDPError)


@pytest.mark.parametrize("error", [ConnectionClosed("x"), SessionClosed("x", "S1")], ids=repr)
def test_every_end_is_a_closed_error(error: Exception) -> None:
    assert isinstance(error, ClosedError)


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (ConnectError("x"), OSError),
        (ConnectionClosed("x"), ConnectionError),
        (CDPTimeoutError("x", 1.0), TimeoutError),
        (SnapshotError("x"), ValueError),
    ],
)
def test_an_error_can_be_caught_by_its_builtin_name(error: Exception, builtin: type[Exception]) -> None:
    assert isinstance(error, builtin)


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("clone", [copy.copy, lambda error: pickle.loads(pickle.dumps(error))], ids=["copy", "pickle"])
def test_a_copy_has_the_same_text_and_is_another_object(error: CDPError, clone: type) -> None:
    other = clone(error)
    assert other is not error
    assert type(other) is type(error)
    assert str(other) == str(error)
    assert other.__dict__ == error.__dict__


def test_a_command_error_shows_the_data_that_says_what_is_wrong() -> None:
    error = EXAMPLES[4]
    assert str(error) == ("Runtime.evaluate: Invalid parameters (-32602)\nexpression: string value expected")


def test_a_command_error_without_a_code_shows_none() -> None:
    assert str(CommandError("Runtime.evaluate", None, "no")) == "Runtime.evaluate: no"
    assert str(CommandError("Runtime.evaluate", 0, "no")) == "Runtime.evaluate: no (0)"


def test_a_timeout_error_names_the_wait_and_its_length() -> None:
    assert str(CDPTimeoutError("Page.navigate", 0.049999)) == "Page.navigate: nothing came within 0.05 s"


def test_a_hint_follows_the_fact_and_can_be_left_out() -> None:
    error = ConnectError("nobody answers", "wait=SECONDS goes on trying")
    assert str(error) == "nobody answers; wait=SECONDS goes on trying"
    assert (error.fact, error.hint) == ("nobody answers", "wait=SECONDS goes on trying")
    assert str(ConnectError("there are:\n  0  one", "choose")) == "there are:\n  0  one\nchoose"
    timeout = CDPTimeoutError("Page.navigate", 1.5, "it may be paused")
    assert (timeout.fact, timeout.hint) == ("Page.navigate: nothing came within 1.5 s", "it may be paused")


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("a\rb\x9b2J\x00", "a\\rb\\x9b2J\\x00"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("half \ud83d", "half \\ud83d"),
        ("two\nlines\tand é, 漢字, 👍", "two\nlines\tand é, 漢字, 👍"),
    ],
)
def test_texts_of_a_peer_cannot_control_the_terminal(sent: str, shown: str) -> None:
    assert str(CommandError("A.run", -1, sent)) == f"A.run: {shown} (-1)"
    assert ConnectError("x", sent).hint == shown
