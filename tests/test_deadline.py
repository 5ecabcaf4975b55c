from __future__ import annotations

import queue
import threading

import pytest

from cdpsync.deadline import Deadline, wait_for


class StrictQueue(queue.SimpleQueue[int]):
    """One whose get() with a timeout is never given what may make it wait for ever, before Python 3.13."""

    tried = False

    def get_nowait(self) -> int:
        self.tried = True
        return super().get_nowait()

    def get(self, block: bool = True, timeout: float | None = None) -> int:
        if timeout is not None:
            assert self.tried, "its lock may be free"
            assert timeout > 0, "no time to wait"
        return super().get(block, timeout)


@pytest.mark.parametrize("seconds", [0.0, 1e-9, 0.01])
def test_an_empty_queue_is_waited_for_until_the_deadline(seconds: float) -> None:
    with pytest.raises(queue.Empty):
        wait_for(StrictQueue(), Deadline(seconds))


@pytest.mark.parametrize("seconds", [0.0, 5.0, None])
def test_what_is_in_a_queue_needs_no_time(seconds: float | None) -> None:
    items = StrictQueue()
    items.put(7)
    assert wait_for(items, Deadline(seconds)) == 7


@pytest.mark.parametrize("seconds", [5.0, None])
def test_what_comes_in_time_is_the_answer(seconds: float | None) -> None:
    items = StrictQueue()
    threading.Timer(0.01, items.put, [7]).start()
    assert wait_for(items, Deadline(seconds)) == 7


def test_no_other_file_waits_for_a_queue_with_a_timeout() -> None:
    from pathlib import Path

    import cdpsync

    files = Path(cdpsync.__file__).parent.rglob("*.py")
    assert [path.name for path in files if ".get(timeout=" in path.read_text("utf-8")] == ["deadline.py"]
