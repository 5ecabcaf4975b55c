"""client.heap.sample and client.heap.track on real Deno, Node and Chromium."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cdpsync import CDPClient, ClosedError, HeapTracking, ProfileError, launch
from cdpsync.heap import HeapSnapshot
from cdpsync.heap_profile import HeapProfile

from ...conftest import ALL, SERVERS, Start, command, wait_for
from ...heap import allocation_contest, devtools
from ...heap.conftest import fetched

pytestmark = pytest.mark.real

PROGRAM = """
class Customer { constructor(i) { this.name = "customer " + i; this.tags = ["a" + i, {i}]; } }
globalThis.customers = [];
globalThis.keep = function keep(n) { for (let i = 0; i < n; i++) customers.push(new Customer(i)); };
globalThis.drop = function drop(n) { let x = 0; for (let i = 0; i < n; i++) x += new Customer(i).tags.length; };
setInterval(() => {}, 60000);
globalThis.ready = true;
"""


@pytest.fixture(scope="module", params=ALL)
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """The name of a runtime, and the port of a program that allocates customers."""
    script = tmp_path_factory.mktemp("program") / "customers.js"
    script.write_text(PROGRAM)
    with launch(command(request.param, script)) as client:
        wait_for(client, "globalThis.ready")
        yield request.param, client.port


@pytest.fixture
def client(program: tuple[str, int]) -> Iterator[CDPClient]:
    with CDPClient(port=program[1]) as one:
        yield one


# --- sampling ---


def test_the_functions_that_allocate_are_found(client: CDPClient) -> None:
    with client.heap.sample(interval=2048) as sampling:
        client.evaluate("keep(5000)")
    profile = sampling.profile
    assert profile.total("keep") > 0.8 * profile.total_size > 300_000
    row = next(row for row in profile.top() if row.name == "Customer" or row.name == "keep")
    assert row.place.endswith((":2", ":4", ":1"))


def test_what_was_freed_counts_only_if_that_is_wanted(client: CDPClient) -> None:
    def dropped(**options: bool) -> int:
        with client.heap.sample(interval=2048, **options) as sampling:
            client.evaluate("drop(50000)")
            client.heap.collect_garbage()
        names = [row.name for row in sampling.profile.top(None)]
        return sampling.profile.total("drop") if "drop" in names else 0

    assert dropped() < 500_000
    assert dropped(include_collected_by_minor_gc=True, include_collected_by_major_gc=True) > 2_000_000


def test_a_look_in_the_middle_does_not_stop_the_sampling(client: CDPClient) -> None:
    with client.heap.sample(interval=2048) as sampling:
        client.evaluate("keep(3000)")
        middle = sampling.take()
        client.evaluate("keep(3000)")
    assert 0 < 1.5 * middle.total("keep") < sampling.profile.total("keep")


def test_a_program_is_sampled_once_at_a_time(client: CDPClient, program: tuple[str, int]) -> None:
    with client.heap.sample() as first:
        with pytest.raises(RuntimeError, match="already"):
            client.heap.sample().start()
        with CDPClient(port=program[1]) as other, pytest.raises(RuntimeError, match="another client"):
            other.heap.sample().start()
        client.evaluate("keep(1)")
    assert isinstance(first.profile, HeapProfile)
    with client.heap.sample():
        pass


def test_a_body_that_raises_leaves_a_profile_and_no_sampling(client: CDPClient) -> None:
    sampling = client.heap.sample(interval=2048)
    with pytest.raises(KeyboardInterrupt), sampling:
        client.evaluate("keep(1000)")
        raise KeyboardInterrupt
    assert sampling.profile.total("keep") > 0
    with client.heap.sample():
        pass


def test_a_sampling_that_was_stopped_by_somebody_else_is_an_error(client: CDPClient) -> None:
    with pytest.raises(ProfileError, match="stopped by somebody else"), client.heap.sample(fetch_every=None):
        client.send_command("HeapProfiler.stopSampling")


def test_the_deepest_stacks_arrive(client: CDPClient) -> None:
    with client.heap.sample(interval=512) as sampling:
        client.evaluate("(function rec(n) { if (n === 0) keep(3000); else rec(n - 1); })(500)")
    tree = sampling.profile.call_tree
    depth = [0] * len(tree.parents)
    for node in range(1, len(depth)):
        depth[node] = depth[tree.parents[node]] + 1
    assert max(depth) == 128


@pytest.mark.parametrize("name", SERVERS)
def test_a_whole_program_is_sampled_from_its_first_line_to_its_end(start: Start, name: str) -> None:
    source = "globalThis.k = []; function main() { for (let i = 0; i < 50000; i++) k.push({ i }); } main();"
    client: Any = start(name, source, ready=False, wait_for_debugger=True)
    with client.heap.sample(interval=4096) as sampling:
        client.run_if_waiting()
        assert sampling.wait(30)
    assert sampling.profile.total("main") > 500_000


@pytest.mark.parametrize("name", ALL)
def test_a_program_that_is_killed_leaves_what_was_sampled_before(start: Start, name: str) -> None:
    client: Any = start(name, PROGRAM)
    sampling = client.heap.sample(interval=2048, fetch_every=0.05)
    with pytest.raises(ClosedError, match="`profile` has"), sampling:
        client.evaluate("keep(3000)")
        pause = threading.Event()
        while sampling._fetching.kept is None or HeapProfile(sampling._fetching.kept[0]).total_size < 100_000:
            pause.wait(0.02)
        client.process.kill()
        assert sampling.wait(30)
    assert sampling.profile.total("keep") > 100_000
    assert "before its end was noticed" in sampling.warning


# --- tracking ---


@pytest.fixture(scope="module")
def tracking(program: tuple[str, int], tmp_path_factory: pytest.TempPathFactory) -> HeapTracking:
    """A tracking in which some objects were kept and others dropped. Another snapshot was taken meanwhile."""
    folder = tmp_path_factory.mktemp("tracking")
    with CDPClient(port=program[1]) as client:
        # V8 numbers the objects every 50 ms, and loses those that it moves after that: on a busy machine, many of them.
        for _ in range(5):
            tracking = track(client, folder, looks=program[0] != "deno")
            rows = {row.name: row for row in tracking.snapshot.allocations()}
            if rows["keep"].live_size > 5_000:
                break
        assert tracking.snapshot.tracked  # read while the program is there to be asked for sources
    return tracking


def track(client: CDPClient, folder: Path, *, looks: bool) -> HeapTracking:
    """Keep some objects and drop others, and take another snapshot. Deno looks at the heap only once, at the end."""
    with client.heap.track(folder / "a.heaptimeline") as tracking:
        client.evaluate("keep(2000); drop(20000)")  # in one go: see above
        with pytest.raises(RuntimeError, match="already"):
            client.heap.track().start()
        client.heap.save(folder / "meanwhile.heapsnapshot")
        pause = threading.Event()
        while looks and len(tracking.timeline()) < 4:
            pause.wait(0.02)
    return tracking


def test_a_timeline_says_who_allocated_what_still_lives(tracking: HeapTracking) -> None:
    rows = {row.name: row for row in tracking.snapshot.allocations()}
    dropped, kept = rows["drop"], rows["keep"]
    assert dropped.allocated_size > 200_000
    assert dropped.live_size < dropped.allocated_size / 5  # V8 may put other objects down to it
    assert kept.live_size > 5_000
    assert HeapSnapshot.load(tracking.saved).node_count == tracking.snapshot.node_count


def test_the_stack_of_an_object_leads_to_who_asked_for_it(tracking: HeapTracking) -> None:
    row = next(row for row in tracking.snapshot.allocations() if row.name in ("keep", "Customer"))
    found = tracking.snapshot.allocated_by(row)
    assert len(found) > 100
    assert {node.allocation_stack[0].name for node in found} == {row.name}


def test_live_bytes_are_reported_over_time(tracking: HeapTracking) -> None:
    rows = tracking.timeline()
    assert rows[-1].live_size > 500_000
    assert [row.time for row in rows] == sorted(row.time for row in rows)


def test_the_numbers_are_those_of_devtools(tracking: HeapTracking, request: pytest.FixtureRequest) -> None:
    package = fetched(devtools.package, request, "chrome-devtools")
    assert tracking.saved.path is not None
    (theirs,) = devtools.allocations(package, [tracking.saved.path])
    assert not list(allocation_contest.differences(tracking.snapshot, theirs))


def test_a_body_that_raises_saves_what_was_tracked(client: CDPClient, tmp_path: Path) -> None:
    tracking = client.heap.track(tmp_path / "a.heaptimeline")
    with pytest.raises(KeyboardInterrupt), tracking:
        raise KeyboardInterrupt
    assert tracking.saved.size == (tmp_path / "a.heaptimeline").stat().st_size
    assert tracking.stop() is tracking.saved


@pytest.mark.parametrize("name", SERVERS)
def test_a_program_that_exits_while_it_is_tracked_leaves_its_timeline(start: Start, name: str) -> None:
    source = f"{PROGRAM} keep(1000); setTimeout(() => {{ globalThis.process ? process.exit() : Deno.exit(); }}, 50);"
    client: Any = start(name, source, ready=False, wait_for_debugger=True)
    with client.heap.track() as tracking:
        client.run_if_waiting()
        assert tracking.wait(30)
    assert {row.name for row in tracking.snapshot.allocations()} & {"keep", "Customer"}


@pytest.mark.parametrize("name", ALL)
def test_a_program_that_is_killed_while_it_is_tracked_leaves_no_file(start: Start, name: str, tmp_path: Path) -> None:
    client: Any = start(name)
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(ClosedError), client.heap.track(folder / "a.heaptimeline"):
        client.process.kill()
        client.process.wait()
    assert not list(folder.iterdir())


def test_typescript_of_deno_is_shown_at_its_own_lines(tmp_path: Path) -> None:
    script = tmp_path / "app.ts"
    script.write_text(
        "interface Row {\n  id: number;\n}\n\nconst rows: Row[] = [];\nfunction grow(n: number): void {\n"
        "  for (let i = 0; i < n; i++) rows.push({ id: i });\n}\nsetInterval(() => {}, 60000);\n"
        "Object.assign(globalThis, { grow, ready: true });\n"
    )
    with launch(command("deno", script)) as client:
        wait_for(client, "globalThis.ready")
        with client.heap.sample(interval=1024) as sampling:
            client.evaluate("grow(5000)")
        with client.heap.track() as tracking:
            client.evaluate("grow(5000)")
    assert [row.place for row in sampling.profile.top() if row.name == "grow"] == [f"{script}:6"]
    assert [row.place for row in tracking.snapshot.allocations() if row.name == "grow"] == [f"{script}:6"]
