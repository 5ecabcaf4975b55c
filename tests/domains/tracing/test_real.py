"""client.tracing on real Chromium, Node and Deno; DevTools' own code reads what was written."""

from __future__ import annotations

import gzip
import json
import os
import signal
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cdpsync import CDPClient, CommandError, ConnectionClosed, ProgramEnded, TraceError, connect, launch

from ...conftest import SERVERS, command, wait_for
from ...heap.conftest import fetched
from ...heap.devtools import package
from .devtools import read

NODES = [name for name in SERVERS if name != "deno"]
BUSY = "for (let i = 0; i < {}; i++) require('node:fs').existsSync('/nonexistent')"


def events_of(path: Path) -> list[dict[str, Any]]:
    data = path.read_bytes()
    found: list[dict[str, Any]] = json.loads(gzip.decompress(data) if path.suffix == ".gz" else data)["traceEvents"]
    return found


def named(events: list[dict[str, Any]], name: str, phase: str) -> int:
    return sum(1 for event in events if event["name"] == name and event["ph"] == phase)


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CDPClient]:
    script = tmp_path_factory.mktemp("chrome") / "page.js"
    script.write_text("function busy(ms) { const end = performance.now() + ms; while (performance.now() < end); }")
    with launch(command("chromium", script)) as client:
        wait_for(client, "typeof busy === 'function'")
        yield client


@pytest.fixture(scope="module", params=NODES)
def node(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CDPClient]:
    script = tmp_path_factory.mktemp("node") / "idle.js"
    script.write_text("globalThis.require = require; setInterval(() => {}, 60000)")
    with launch(command(request.param, script)) as client:
        wait_for(client, "typeof require === 'function'")
        yield client


@pytest.mark.timeout(150)  # on a busy machine, DevTools takes half a minute, and before that it is fetched
def test_devtools_reads_what_chromium_recorded(
    chrome: CDPClient, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with chrome.tracing.record(tmp_path / "trace.json.gz") as recording:
        chrome.evaluate("performance.mark('mé😀'); busy(200); performance.mark('end')")
    events = events_of(tmp_path / "trace.json.gz")
    assert recording.saved.events == len(events)
    directory = fetched(package, request, "chrome-devtools")
    (seen,) = read(directory, tmp_path / "trace.json.gz")
    assert "error" not in seen
    assert seen["events"] == len(events)
    assert seen["marks"] == ["mé😀", "end"]
    assert "CrRendererMain" in seen["threads"]
    assert seen["samples"] > 5  # of the CPU profile, one about every millisecond or less


def test_the_session_of_the_browser_records_too(chrome: CDPClient, tmp_path: Path) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{chrome.port}/json/version") as answer:
        address = json.load(answer)["webSocketDebuggerUrl"]
    with connect(address) as browser, browser.tracing.record(tmp_path / "page.json", ["blink.user_timing"]):
        chrome.evaluate("performance.mark('here')")
    assert named(events_of(tmp_path / "page.json"), "here", "I") == 1


def test_one_recording_at_a_time(chrome: CDPClient, tmp_path: Path) -> None:
    with chrome.tracing.record(tmp_path / "first.json", categories=["blink.user_timing"]) as first:
        with pytest.raises(TraceError, match="one at a time"):
            chrome.tracing.record(tmp_path / "second.json").start()
        chrome.evaluate("performance.mark('still')")
    assert named(events_of(tmp_path / "first.json"), "still", "I") == 1
    assert first.saved.warning == ""
    assert not (tmp_path / "second.json").exists()


def test_a_full_buffer_is_told(chrome: CDPClient, tmp_path: Path) -> None:
    with chrome.tracing.record(tmp_path / "trace.json", buffer_size=200 * 1024) as recording:
        chrome.evaluate("for (let i = 0; i < 20000; i++) performance.mark('mark' + i)")
    assert "buffer_size" in recording.saved.warning


def test_chromium_writes_the_format_of_perfetto(chrome: CDPClient, tmp_path: Path) -> None:
    with chrome.tracing.record(tmp_path / "trace.pftrace") as recording:
        chrome.evaluate("performance.mark('here')")
    data = (tmp_path / "trace.pftrace").read_bytes()
    assert data[:1] == b"\n"  # field 1 of Trace: a packet
    assert b"here" in data
    assert recording.saved.size == len(data)


def test_chromium_and_node_list_their_categories(chrome: CDPClient, node: CDPClient) -> None:
    assert "devtools.timeline" in chrome.tracing.categories()
    assert "node.fs.sync" in node.tracing.categories()


@pytest.mark.parametrize("count", [1, 3000])
def test_no_event_of_node_is_lost(node: CDPClient, tmp_path: Path, count: int) -> None:
    with node.tracing.record(tmp_path / "trace.json", categories=["node.fs.sync"]) as recording:
        node.evaluate(BUSY.format(count))
    events = events_of(tmp_path / "trace.json")
    assert (named(events, "fs.sync.access", "B"), named(events, "fs.sync.access", "E")) == (count, count)
    assert recording.saved.events == len(events)


@pytest.mark.timeout(150)
def test_devtools_reads_what_node_recorded(node: CDPClient, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    with node.tracing.record(tmp_path / "trace.json.gz") as recording:
        node.evaluate("gc = 0; for (let i = 0; i < 1e5; i++) gc = {gc: i}")
    directory = fetched(package, request, "chrome-devtools")
    (seen,) = read(directory, tmp_path / "trace.json.gz")
    assert "error" not in seen
    assert (seen["events"], seen["problems"]) == (recording.saved.events, [])


def test_node_records_once_for_each_session(node: CDPClient, tmp_path: Path) -> None:
    with connect(node.port) as other, other.tracing.record(tmp_path / "other.json", ["node.fs.sync"]):
        with node.tracing.record(tmp_path / "trace.json", ["node.fs.sync"]):
            with pytest.raises(TraceError, match="one at a time"):
                node.tracing.record(tmp_path / "second.json").start()
            node.evaluate(BUSY.format(10))
        node.evaluate(BUSY.format(10))
    assert named(events_of(tmp_path / "trace.json"), "fs.sync.access", "B") == 10
    assert named(events_of(tmp_path / "other.json"), "fs.sync.access", "B") == 20


@pytest.mark.parametrize("name", NODES)
def test_a_trace_of_a_program_that_ends_is_whole(name: str, tmp_path: Path) -> None:
    script = tmp_path / "program.js"
    script.write_text(f"globalThis.go = () => {{ {BUSY.format(100)}; process.exit() }}; setInterval(() => {{}}, 60000)")
    with launch(command(name, script)) as client:
        wait_for(client, "typeof go === 'function'")
        with client.tracing.record(tmp_path / "trace.json", ["node.fs.sync"]), pytest.raises(ProgramEnded):
            client.evaluate("go()")
    assert named(events_of(tmp_path / "trace.json"), "fs.sync.access", "E") == 100


@pytest.mark.parametrize("name", NODES)
def test_a_trace_of_a_program_that_is_killed_leaves_no_file(name: str, tmp_path: Path) -> None:
    script = tmp_path / "program.js"
    script.write_text("globalThis.ready = true; setInterval(() => {}, 60000)")
    with launch(command(name, script)) as client:
        wait_for(client, "globalThis.ready")
        recording = client.tracing.record(tmp_path / "trace.json").start()
        os.kill(client.evaluate("process.pid"), signal.SIGKILL)
        with pytest.raises(ConnectionClosed):
            recording.stop()
    assert recording.partial is None  # Node had nothing sent yet
    assert not (tmp_path / "trace.json").exists()


def test_deno_says_what_to_use_instead(tmp_path: Path) -> None:
    script = tmp_path / "idle.js"
    script.write_text("setInterval(() => {}, 60000)")
    with launch(command("deno", script)) as client, pytest.raises(CommandError, match=r"Deno.*client\.cpu"):
        client.tracing.record(tmp_path / "trace.json").start()
