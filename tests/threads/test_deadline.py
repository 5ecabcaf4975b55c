from __future__ import annotations

import math
import threading

import pytest

from cdpsync.threads.deadline import DEFAULT, Deadline, Timeout


@pytest.mark.parametrize("timeout", ["5", [5], 10**400], ids=["text", "list", "too large"])
def test_a_timeout_that_is_not_a_number_is_a_type_error(timeout: float) -> None:
    with pytest.raises(TypeError, match="a timeout is a number of seconds, or None for ever, not"):
        Deadline(timeout)


def test_nan_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="a timeout is a number of seconds, or None for ever, not nan"):
        Deadline(math.nan)


@pytest.mark.parametrize(("timeout", "default"), [(None, 5.0), (math.inf, 5.0), (DEFAULT, None)])
def test_a_timeout_of_none_never_passes(timeout: Timeout, default: float | None) -> None:
    deadline = Deadline(timeout, default)
    assert deadline.remaining() is None
    assert not deadline.passed()


@pytest.mark.parametrize("timeout", [0, -1, -1e300])
def test_a_deadline_that_has_passed_has_no_time_left(timeout: float) -> None:
    deadline = Deadline(timeout)
    assert deadline.remaining() == 0
    assert deadline.passed()


def test_the_default_is_used_if_no_timeout_is_given() -> None:
    assert Deadline(DEFAULT, 7).seconds == 7
    assert Deadline(3, 7).seconds == 3
    assert repr(DEFAULT) == "DEFAULT"


def test_a_lock_accepts_the_remaining_time() -> None:
    assert Deadline(1e300).remaining() == threading.TIMEOUT_MAX
    assert 6 < (Deadline(7).remaining() or 0) <= 7
