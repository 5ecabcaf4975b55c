"""Which program a command reaches, on each runtime."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .programs import KINDS, Program, cdpsync, running

pytestmark = pytest.mark.real


@pytest.fixture(scope="module", params=KINDS)
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with running(request.param, tmp_path_factory.mktemp("program")) as one:
        yield one


def test_a_port_is_the_program_that_listens_there(
    program: Program, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    done = cdpsync(capfd, "snapshot", program.port, "-o", tmp_path / "a.heapsnapshot")
    assert (done.code, done.out) == (0, f"{tmp_path}/a.heapsnapshot\n"), done.err


def test_all_workers_have_files_of_their_own(
    program: Program, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    done = cdpsync(capfd, "snapshot", program.fresh().port, "-o", tmp_path / "a.heapsnapshot", "--worker", "all")
    assert done.code == 0, done.err
    assert sorted(Path(line).name for line in done.out.splitlines()) == [
        "a-hash.heapsnapshot",
        "a-main.heapsnapshot",
    ]
