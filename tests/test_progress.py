from __future__ import annotations

import io

import pytest

from cdpsync.progress import Reporter, reporter


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_function_gets_objects_done_and_total() -> None:
    seen: list[tuple[int, int]] = []
    with reporter(lambda done, total: seen.append((done, total))) as report:
        report.objects(1, 2)
        report.received(100)
    assert seen == [(1, 2)]


def test_a_terminal_gets_a_line_that_is_gone_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with reporter(True) as report:
        report.objects(2000, 2000)
        report.received(1_500_000)
    lines = terminal.getvalue().split("\r")
    assert "heap snapshot: 2,000 of 2,000 objects" in lines[1]
    assert lines[-2].strip() == lines[-1] == ""


@pytest.mark.parametrize("asked", [True, False])
def test_nothing_is_printed_where_there_is_no_terminal(asked: bool, capsys: pytest.CaptureFixture[str]) -> None:
    with reporter(asked) as report:
        assert type(report) is Reporter
        report.objects(1, 1)
    assert capsys.readouterr() == ("", "")


def test_a_terminal_that_is_closed_does_not_disturb(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed(Terminal):
        def write(self, text: str) -> int:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("sys.stderr", Closed())
    with reporter(True) as report:
        report.objects(1, 1)


def test_nothing_is_printed_where_there_is_no_stderr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", None)
    with reporter(True) as report:
        assert type(report) is Reporter
