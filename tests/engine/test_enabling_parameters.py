"""with session.enabling(Fetch={...}): domains with parameters, and several bodies that use one."""

from __future__ import annotations

from typing import Any

import pytest

from ..conftest import Start
from ..peers import ScriptedSession, echo
from .test_enabling import sent

FETCH = {"patterns": [{"urlPattern": "*.json"}]}


def test_the_parameters_of_enable_are_given_under_the_name_of_the_domain() -> None:
    with ScriptedSession(echo) as session:
        with session.enabling("Runtime", Fetch=FETCH, NodeWorker={"waitForDebuggerOnStart": False}):
            assert [(one["method"], one.get("params")) for one in session.transport.sent] == [
                ("Runtime.enable", None),
                ("Fetch.enable", FETCH),
                ("NodeWorker.enable", {"waitForDebuggerOnStart": False}),
            ]
        assert sent(session)[3:] == ["NodeWorker.disable", "Fetch.disable", "Runtime.disable"]
        assert "params" not in session.transport.sent[-1]


def test_bodies_with_the_same_parameters_share_one_enable() -> None:
    with ScriptedSession(echo) as session:
        with session.enabling(Fetch=FETCH):
            with session.enabling(Fetch=dict(FETCH)), session.enabling("Fetch"):
                assert sent(session) == ["Fetch.enable"]
            assert sent(session) == ["Fetch.enable"]
        assert sent(session) == ["Fetch.enable", "Fetch.disable"]


def test_different_parameters_than_those_of_another_body_are_refused_and_change_nothing() -> None:
    with ScriptedSession(echo) as session:
        with session.enabling(Fetch=FETCH):
            with pytest.raises(RuntimeError, match=r"Fetch is enabled with other parameters: \{'patterns': \[\{'url"):
                with session.enabling("Runtime", Fetch={"patterns": []}):
                    pytest.fail("the body would run")
            assert sent(session) == ["Fetch.enable", "Runtime.enable", "Runtime.disable"]
        with session.enabling(Fetch={"patterns": []}):
            assert session.transport.sent[-1]["params"] == {"patterns": []}


def test_parameters_are_sent_even_if_another_body_has_enabled_the_domain_without_any() -> None:
    with ScriptedSession(echo) as session:
        with session.enabling("Network"):
            with session.enabling(Network={"maxPostDataSize": 9}):
                assert session.transport.sent[-1]["params"] == {"maxPostDataSize": 9}
            assert sent(session) == ["Network.enable", "Network.enable"]
        assert sent(session)[2:] == ["Network.disable"]


@pytest.mark.parametrize("parameters", [{"timeot": 5}, {"fetch": {}}, {"Fetch": None}, {"Fetch": "*"}], ids=repr)
def test_a_keyword_that_is_not_a_domain_with_parameters_is_a_type_error(parameters: Any) -> None:
    with (
        ScriptedSession(echo) as session,
        pytest.raises(TypeError, match=r"enabling\(\) takes timeout=SECONDS and the"),
    ):
        session.enabling("Runtime", **parameters)


@pytest.mark.real
def test_a_real_domain_that_needs_a_parameter_is_enabled(start: Start) -> None:
    worker = "new Worker('setInterval(() => {}, 9)', {eval: true})"
    client = start("node", f"const {{Worker}} = require('worker_threads'); globalThis.worker = {worker}")
    with client.events("NodeWorker.attachedToWorker") as attached:
        with client.enabling(NodeWorker={"waitForDebuggerOnStart": False}):
            assert attached.get().params["waitingForDebugger"] is False
