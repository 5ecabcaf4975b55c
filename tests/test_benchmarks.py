"""The benchmarks run. No test measures speed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from cdpsync import connect

from .benchmarks import contest, report
from .benchmarks.contest import AGAINST, CLIENTS, Result
from .benchmarks.replay import _unmask
from .benchmarks.rows import GROWTH, ROWS, Growth
from .benchmarks.targets import start
from .benchmarks.worker import run
from .benchmarks.works import WORKS

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc")

ARGUMENTS: dict[str, dict[str, Any]] = {
    "threads": {"count": 32, "number": 4},
    "large_reply": {"size": 200_000},
    "large_command": {"size": 200_000},
    "imported": {},
    "first_connect": {},
}
STORM = {"count": 2000}
GROWING = {"number": 3, "count": 1000}


def test_the_clients_that_need_no_other_package_can_do_all_kinds_of_work() -> None:
    able = set()
    with start("replay") as target:
        for client in ("ours", "ours_by_url", "bare_loop", "bare_socket"):
            for work in WORKS.keys() - {"snapshot"}:
                figures = run(
                    client, work, target.where, ARGUMENTS.get(work, STORM if "to_" in work else {"count": 20})
                )
                if "cannot" not in figures:
                    able.add((client, work))
                    assert figures["wall"] > 0, (client, work)
                    assert not figures.get("lost"), (client, work)
    assert {work for client, work in able if client == "ours"} == WORKS.keys() - {"snapshot"}
    assert {work for client, work in able if client == "bare_socket"} >= {"round_trips", "to_queue", "large_command"}


@pytest.mark.parametrize("growth", [row for row in GROWTH if row.target == "replay"], ids=lambda row: row.work)
def test_each_row_of_growth_runs(growth: Growth) -> None:
    names = growth.arguments(1).keys()
    with start("replay") as target:
        assert run("ours", growth.work, target.where, {name: GROWING[name] for name in names})["wall"] > 0


def test_a_client_without_a_method_cannot_do_that_work() -> None:
    with start("replay") as target:
        assert run("bare_loop", "threads", target.where, ARGUMENTS["threads"]) == {"cannot": True}
        assert run("v8", "snapshot", target.where, {"path": "never"}) == {"cannot": True}


@pytest.mark.real
def test_a_contest_is_held_in_turns_and_checks_the_snapshots() -> None:
    with start("node") as target:
        results = contest.contest("snapshot", target, ["v8", "ours", "bare_socket"], {}, 2, 60)
    assert [result.name for result in results] == ["V8's own file", "cdpsync", "bare socket"]
    for result in results:
        assert [figures["lost"] for figures in result.rounds.values()] == [0, 0], result.failure
        assert result.spread("size").low > 1_000_000
    row = next(row for row in ROWS if row.name == "snapshot-5")
    lines = report.table(row, "node", results).splitlines()
    assert lines[4].startswith("| V8's own file |")
    assert lines[4].endswith("| yes | 1.00 (1.00 to 1.00) |")
    assert report.summary([(row, "node", results)]).splitlines()[2].startswith(f"| {row.title} (node) |")


def test_a_snapshot_that_was_cut_short_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.heapsnapshot"
    path.write_bytes(b'{"snapshot":{')
    assert contest._looked_at(path) == {"size": 13, "lost": 1}


def test_a_client_that_fails_takes_no_further_part() -> None:
    with start("replay") as target:
        first, second = contest.contest("round_trips", target, ["bare_socket", "ours"], {"nonsense": 1}, 2, 60)
        assert "unexpected keyword argument" in first.failure
        assert second.rounds == {}


def test_another_checkout_does_the_same_work_in_turns() -> None:
    with start("replay") as target:
        checkout = Path(__file__).parent.parent
        results = contest.contest("round_trips", target, [AGAINST, "ours"], {"count": 20}, 2, 60, checkout)
    assert [sorted(result.rounds) for result in results] == [[0, 1], [0, 1]], results[0].failure


def test_the_exponent_of_a_power_is_found() -> None:
    assert report.exponent({size: 3.0 * size**2 for size in (1, 2, 4, 8)}) == pytest.approx(2)
    assert report.exponent(dict.fromkeys((1, 2, 4), 5.0)) == pytest.approx(0)


def test_a_ratio_is_calculated_for_each_round() -> None:
    one, other = Result("ours"), Result("bare_loop")
    one.rounds = {0: {"wall": 2.0}, 1: {"wall": 9.0}}
    other.rounds = {0: {"wall": 1.0}, 1: {"wall": 3.0}, 2: {"wall": 1.0}}
    assert one.ratio("wall", other) == (2.0, 2.5, 3.0)


def test_every_client_has_a_file() -> None:
    folder = Path(report.__file__).parent / "clients"
    assert {path.stem for path in folder.glob("*") if path.is_file()} == {*CLIENTS, "__init__", "bare"} - {AGAINST}


def test_the_replay_answers_like_a_target() -> None:
    assert _unmask(bytes.fromhex("7f9f4d5158"), bytes.fromhex("37fa213d")) == b"Hello"  # RFC 6455, section 5.7
    with start("replay") as target, connect(f"127.0.0.1:{target.where.port}") as client:
        assert client.browser == "replay/1"
        assert target.evaluate("1+1") == 2
        assert target.evaluate("text(70000)") == "x" * 70_000
        session = client.attach_to_target("1")
        assert session.send_command("Runtime.evaluate", {"expression": "1+1"})["result"]["value"] == 2
