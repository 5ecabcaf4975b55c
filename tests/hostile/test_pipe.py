"""The waits and faults of test_wire over a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..pipes import PipePeer
from . import test_wire
from .faults import PIPE_ENDS, PIPE_MUTE, PIPE_SURVIVED, Act, Ending

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes to a browser")


@pytest.fixture
def peer() -> Iterator[PipePeer]:
    with PipePeer() as one:
        yield one


@pytest.mark.parametrize("fault", PIPE_ENDS.values(), ids=PIPE_ENDS)
def test_a_fault_that_ends_the_pipe_ends_every_wait_with_the_cause(
    peer: PipePeer, fault: Ending, tmp_path: Path
) -> None:
    test_wire.test_a_fault_that_ends_the_connection_ends_every_wait_with_the_cause(peer, fault, tmp_path)


@pytest.mark.parametrize("act", PIPE_SURVIVED.values(), ids=PIPE_SURVIVED)
def test_a_harmless_oddity_disturbs_no_wait(peer: PipePeer, act: Act, tmp_path: Path) -> None:
    test_wire.test_a_harmless_oddity_disturbs_no_wait(peer, act, tmp_path)


@pytest.mark.parametrize("act", PIPE_MUTE.values(), ids=PIPE_MUTE)
def test_if_a_peer_falls_silent_every_wait_ends_at_its_deadline(
    peer: PipePeer, act: Act, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    test_wire.test_if_a_peer_falls_silent_every_wait_ends_at_its_deadline(peer, act, tmp_path, monkeypatch)


def test_100_000_events_before_a_reply_are_all_there_when_it_is(peer: PipePeer) -> None:
    test_wire.test_100_000_events_before_a_reply_are_all_there_when_it_is(peer)


def test_if_a_peer_does_not_read_every_send_ends_at_its_deadline(peer: PipePeer) -> None:
    test_wire.test_if_a_peer_does_not_read_every_send_ends_at_its_deadline(peer)


def test_close_returns_even_if_the_peer_does_not_read(peer: PipePeer) -> None:
    test_wire.test_close_returns_even_if_the_peer_does_not_read(peer)
