"""protocol and search: the protocol's commands, events and types."""

from __future__ import annotations

import pytest

from .programs import cdpsync
from .schemas import document

Capture = pytest.CaptureFixture[str]


def test_protocol_lists_the_domains(capfd: Capture) -> None:
    done = cdpsync(capfd, "protocol")
    assert done.code == 0
    assert "HeapProfiler" in done.out
    assert done.out.splitlines()[-1] == "cdpsync protocol DOMAIN lists what is in one of them"
    found = document(cdpsync(capfd, "protocol", "--json").out, "protocol")
    assert {"Runtime", "NodeWorker"} <= {row["name"] for row in found["rows"]}


def test_protocol_describes_a_domain(capfd: Capture) -> None:
    done = cdpsync(capfd, "protocol", "Runtime")
    assert "consoleAPICalled" in done.out
    assert "types: " in done.out
    found = document(cdpsync(capfd, "protocol", "Runtime", "--json").out, "protocol")
    assert "Runtime.evaluate" in {one["name"] for one in found["commands"]}


@pytest.mark.parametrize("name", ["Runtime.evaluate", "Debugger.paused", "Runtime.RemoteObject", "Runtime.ScriptId"])
def test_protocol_describes_a_member(name: str, capfd: Capture) -> None:
    done = cdpsync(capfd, "protocol", name)
    assert (done.code, done.err) == (0, "")
    assert name in done.out.splitlines()[0]
    assert "client." not in done.out
    assert "_timeout" not in done.out
    assert document(cdpsync(capfd, "protocol", name, "--json").out, "protocol")["name"] == name


def test_protocol_says_what_the_fields_are(capfd: Capture) -> None:
    found = document(cdpsync(capfd, "protocol", "Debugger.setPauseOnExceptions", "--json").out, "protocol")
    (state,) = found["fields"]
    assert (state["name"], state["optional"], state["value"]["enum"]) == (
        "state",
        False,
        ["none", "caught", "uncaught", "all"],
    )


def test_a_misspelt_name_suggests_the_nearest(capfd: Capture) -> None:
    done = cdpsync(capfd, "protocol", "Runtime.evalute")
    assert (done.code, done.out) == (2, "")
    assert "did you mean 'Runtime.evaluate'?" in done.err
    assert "cdpsync search coverage finds" in cdpsync(capfd, "protocol", "coverage").err


def test_search_finds_by_any_word(capfd: Capture) -> None:
    done = cdpsync(capfd, "search", "heap", "usage")
    assert done.code == 0
    assert "Runtime.getHeapUsage" in done.out
    found = document(cdpsync(capfd, "search", "heap", "usage", "--json").out, "search")
    assert [row["name"] for row in found["rows"]] == ["Runtime.getHeapUsage"]


def test_search_that_finds_nothing_is_an_answer(capfd: Capture) -> None:
    assert cdpsync(capfd, "search", "flurbl") == (0, "nothing found\n", "")
    assert document(cdpsync(capfd, "search", "flurbl", "--json").out, "search")["rows"] == []


@pytest.mark.real
def test_a_program_describes_its_own_protocol(shared: tuple[str, int], capfd: Capture) -> None:
    name, port = shared
    done = cdpsync(capfd, "protocol", "Runtime.evaluate", "--endpoint", port)
    assert done.code == 0
    if name == "deno":
        assert "does not describe its protocol" in done.err
    else:
        assert "Evaluates expression on global object." in done.out
        assert f"at {port}" in done.out
