from __future__ import annotations

import io

import pytest

from cdpsync.files.progress import Reporter, reporter


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def lines(self) -> list[str]:
        """The texts that it has shown, one after another, on its only line."""
        return [line.strip() for line in self.getvalue().split("\r") if line.strip()]


def test_a_function_gets_objects_done_and_total() -> None:
    seen: list[tuple[int, int]] = []
    with reporter(lambda done, total: seen.append((done, total))) as report:
        report.objects(1, 2)
        report.received(100)
    assert seen == [(1, 2)]


def test_a_terminal_gets_a_line_that_is_removed_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with reporter(True) as report:
        report.objects(2000, 2000)
        report.received(1_500_000)
    lines = terminal.getvalue().split("\r")
    assert "heap snapshot: 2,000 of 2,000 objects" in lines[1]
    assert lines[-2].strip() == lines[-1] == ""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock: the time is the only item of the list."""
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    return now


def test_the_line_is_written_ten_times_a_second(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    with reporter(True) as report:
        for done in range(10):
            report.objects(done, 1000)
            clock[0] += 1 / 32
    assert terminal.lines() == [f"heap snapshot: {done} of 1,000 objects, 0 s" for done in (0, 4, 8)]


def test_the_last_line_is_always_written(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    with reporter(True) as report:
        for done in (1, 2, 3):
            report.objects(done, 3)
        for done in (1_000_000, 2_000_000, 3_000_000):
            report.read(done, 3_000_000)
    assert terminal.lines() == [
        "heap snapshot: 1 of 3 objects, 0 s",
        "heap snapshot: 3 of 3 objects, 0 s",
        "reading: 3 of 3 MB",
    ]


def test_the_rate_is_shown_once_it_is_known(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    with reporter(True) as report:
        for size, seconds in ((1_000_000, 0.125), (2_000_000, 0.375), (30_000_000, 0)):
            report.received(size)
            clock[0] += seconds
    assert terminal.lines() == [
        "heap snapshot: 1.0 MB, 0 s",
        "heap snapshot: 2.0 MB, 0 s",
        "heap snapshot: 30.0 MB, 60 MB/s, 0 s",
    ]


@pytest.mark.parametrize("asked", [True, False])
def test_nothing_is_printed_without_a_terminal(asked: bool, capsys: pytest.CaptureFixture[str]) -> None:
    with reporter(asked) as report:
        assert type(report) is Reporter
        report.objects(1, 1)
    assert capsys.readouterr() == ("", "")


def test_a_closed_terminal_does_not_stop_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed(Terminal):
        def write(self, text: str) -> int:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("sys.stderr", Closed())
    with reporter(True) as report:
        report.objects(1, 1)


def test_nothing_is_printed_without_a_stderr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", None)
    with reporter(True) as report:
        assert type(report) is Reporter
