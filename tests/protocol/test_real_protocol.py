"""The names on real Deno, Node and Chromium."""

from __future__ import annotations

from typing import Any

import pytest

from cdpsync.errors import CommandError
from cdpsync.protocol.bundle.generate import compact
from cdpsync.protocol.bundle.node_domains import NODE_DOMAINS
from cdpsync.protocol.schema import bundled

from ..conftest import ALL, SERVERS, Start

pytestmark = pytest.mark.real


@pytest.mark.parametrize("runtime", ALL)
def test_commands_and_events_work_by_name(runtime: str, start: Start) -> None:
    client = start(runtime)
    assert client.Runtime.evaluate(expression="6 * 7", returnByValue=True)["result"].get("value") == 42
    with client.enabling("Runtime"), client.Runtime.consoleAPICalled.expect(timeout=10) as logged:
        client.Runtime.evaluate.submit(expression="console.log('by name')")
    assert logged.value.params["args"][0].get("value") == "by name"
    with client.enabling("Runtime", "Debugger"), client.Debugger.paused.events() as paused:
        evaluated = client.Runtime.evaluate.submit(expression="debugger; 5")
        assert paused.get(timeout=10).params["callFrames"]
        if runtime != "deno":  # Deno continues by itself, and drops the connection if a command arrives just then
            client.Debugger.resume()
        assert evaluated.result()["result"].get("value") == 5


@pytest.mark.parametrize("runtime", ALL)
def test_the_protocol_of_a_target_is_its_own_description_if_it_has_one(runtime: str, start: Start) -> None:
    client = start(runtime)
    if runtime == "deno":
        assert client.protocol is bundled()
    else:
        assert client.protocol.source == f"http://127.0.0.1:{client.port}/json/protocol"
        assert "Evaluates expression on global object." in repr(client.protocol["Runtime.evaluate"])
    assert hasattr(client, "Page") == (runtime in ("deno", "chromium"))  # Deno has the bundled names of all targets
    assert {"HeapProfiler", "Runtime"} <= set(dir(client))
    assert "takeHeapSnapshot" in dir(client.HeapProfiler)
    assert "HeapProfiler.takeHeapSnapshot" in [found.full_name for found in client.protocol.search("heap snapshot")]


@pytest.mark.parametrize("runtime", [name for name in ALL if name != "deno"])
def test_everything_in_a_target_s_own_protocol_can_be_shown_and_called(runtime: str, start: Start) -> None:
    """Every command has a signature, every member a help text, and every part of a domain a name."""
    import inspect

    client: Any = start(runtime)
    for name, domain in client.protocol.domains.items():
        assert repr(getattr(client, name)).startswith(f"{name}: ")
        for member in domain.members:
            assert member.full_name in repr(member)
            if member.kind == "command":
                bound = getattr(getattr(client, name), member.name)
                assert {*inspect.signature(bound).parameters} == {*member.fields, "_timeout"}


@pytest.mark.parametrize("runtime", [name for name in SERVERS if name != "deno"])
def test_node_s_own_domains_are_bundled_as_node_describes_them(runtime: str, start: Start) -> None:
    domains = start(runtime).protocol.domains
    described = {name: domain._raw for name, domain in domains.items() if name.startswith("Node")}

    def bare(raw: Any) -> dict[str, Any]:
        kept = {key: compact(raw[key]) for key in ("commands", "events", "types") if raw.get(key)}
        return {"domain": raw["domain"], "experimental": raw.get("experimental"), **kept}

    assert {name: bare(raw) for name, raw in described.items()} == {raw["domain"]: bare(raw) for raw in NODE_DOMAINS}


def test_a_refusal_of_the_target_is_a_command_error(start: Start) -> None:
    client = start("deno")
    with pytest.raises(CommandError, match="Page.navigate"):
        client.Page.navigate(url="about:blank")  # Deno has few of the bundled names
    client.NodeWorker.enable(waitForDebuggerOnStart=False)
