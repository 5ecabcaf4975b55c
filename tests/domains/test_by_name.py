"""client.Domain.command(...), client.Domain.event: over a target in memory."""

from __future__ import annotations

import inspect
import pickle
import pydoc
import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any
from unittest import mock

import pytest

from cdpsync import CDPClient, PendingCommand, connect
from cdpsync.engine import inquiry
from cdpsync.errors import CDPTimeoutError, ConnectionClosed

from ..peers import LoopbackPeer, PeerConnection, ScriptedSession, browser, echo, event, http_answer
from ..protocol.test_schema import PROTOCOL


def zoo(answer: Any = echo, *, domains: object = PROTOCOL["domains"], **options: Any) -> Any:
    """A session whose target describes a zoo; Any, for type checkers know none."""
    return ScriptedSession(answer, protocol={"domains": domains}, **options)


# --- commands ---


def test_a_call_sends_the_command_and_returns_its_result() -> None:
    with zoo() as session:
        assert session.Zoo.feed(animalId="a", grams=1.5) == {"animalId": "a", "grams": 1.5}
        assert session.transport.sent == [{"id": 1, "method": "Zoo.feed", "params": {"animalId": "a", "grams": 1.5}}]


def test_a_command_without_parameters_sends_none() -> None:
    with zoo() as session:
        assert session.Zoo.enable() == {}
        assert session.Zoo.enable.submit().result() == {}
        assert session.transport.sent == [{"id": 1, "method": "Zoo.enable"}, {"id": 2, "method": "Zoo.enable"}]


def test_the_timeout_of_a_call_is_the_client_s_not_the_protocol_s() -> None:
    with (
        zoo(lambda command: []) as session,
        pytest.raises(CDPTimeoutError, match="Zoo.enable: nothing came"),
    ):
        session.Zoo.enable(_timeout=0.01)


def test_submit_does_not_wait() -> None:
    with zoo(lambda command: []) as session:
        command = session.Zoo.feed.submit(animalId="a")
        assert session.transport.sent == [{"id": 1, "method": "Zoo.feed", "params": {"animalId": "a"}}]
        assert isinstance(command, PendingCommand)
        assert not command.done()
        session.transport.feed({"id": 1, "result": {"animal": 1}})
        assert command.result() == {"animal": 1}


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda zoo: zoo.feed(), "Zoo.feed needs animalId"),
        (lambda zoo: zoo.feed("a"), r"parameters go by name: Zoo.feed\(animalId, grams=.*, not 'a'"),
        (lambda zoo: zoo.feed(animalId="a", _grams=1), "has no parameter '_grams'; did you mean 'grams'"),
        (lambda zoo: zoo.feed.submit("a"), "parameters go by name"),
        (lambda zoo: zoo.feed.submit(animalId=1), "animalId is str, not 1"),
        (lambda zoo: zoo.feed.submit(animalId="a", _timeout=1), r"give the timeout to .result\(timeout=…\)"),
    ],
)
def test_what_is_no_call_of_the_command_is_a_type_error_and_nothing_is_sent(call: Any, text: str) -> None:
    with zoo() as session:
        with pytest.raises(TypeError, match=text):
            call(session.Zoo)
        assert session.transport.sent == []


@pytest.mark.parametrize(("length", "takes"), [(90, "p" * 90), (91, "…")], ids=["it fits", "one too many"])
def test_a_value_without_a_name_is_shown_cut_with_a_line_of_what_the_command_takes(length: int, takes: str) -> None:
    command = {"name": "feed", "parameters": [{"name": "p" * length}]}
    with zoo(domains=[{"domain": "Zoo", "commands": [command]}]) as session, pytest.raises(TypeError) as caught:
        session.Zoo.feed("x" * 10_000)
    assert str(caught.value) == f"parameters go by name: Zoo.feed({takes}), not '{'x' * 99}"


def test_a_command_by_name_works_in_a_session_of_another_target() -> None:
    with zoo(browser) as session:
        child = session.attach_to_target("T")
        child.Zoo.feed(animalId="a")
        assert session.transport.sent[-1]["sessionId"] == "S-T"
        with child.Zoo.closed.events() as queue:
            session.transport.feed(event("Zoo.closed"), event("Zoo.closed", "S-T"))
            assert queue.get().session_id == "S-T"
        assert session.asked == 1


# --- events ---


def test_an_event_by_name_has_a_queue_an_expectation_and_handlers() -> None:
    handled: queue.SimpleQueue[Any] = queue.SimpleQueue()
    with zoo() as session:
        with session.Zoo.fed.events(maxlen=1) as unread:
            session.transport.feed(event("Zoo.fed", n=1), event("Zoo.closed"), event("Zoo.fed", n=2))
            session.transport.settle()
            assert (unread.get().params, unread.dropped) == ({"n": 2}, 1)
        with session.Zoo.fed.expect(lambda one: one.params["n"] == 4, timeout=5) as fed:
            session.transport.feed(event("Zoo.fed", n=3), event("Zoo.fed", n=4))
        assert fed.value.params == {"n": 4}
        stop = session.Zoo.fed.on(handled.put)
        session.transport.feed(event("Zoo.closed"), event("Zoo.fed", n=5))
        assert handled.get(timeout=5).params == {"n": 5}
        stop()


def test_an_expectation_by_name_waits_as_long_as_it_is_told() -> None:
    with zoo(timeout=0.02) as session:
        with pytest.raises(CDPTimeoutError) as caught, session.Zoo.fed.expect(timeout=0.01):
            pass
        assert caught.value.timeout == 0.01


# --- names ---


def test_what_the_target_does_not_have_is_an_attribute_error_with_a_way_out() -> None:
    with zoo() as session:
        with pytest.raises(AttributeError, match=r"there is no domain 'Zooo', says the target; did you mean 'Zoo'\?"):
            session.Zooo  # noqa: B018
        with pytest.raises(AttributeError, match=r"no domain 'Xyz', .*; send_command\('Xyz.…'\) sends it unchecked"):
            session.Xyz  # noqa: B018
        with pytest.raises(AttributeError, match="no domain 'Page', says the target; other targets have it$"):
            session.Page  # noqa: B018
        with pytest.raises(AttributeError, match=r"Zoo has no command or event 'feeed', .*; did you mean 'feed'\?"):
            session.Zoo.feeed  # noqa: B018
        with pytest.raises(AttributeError, match=r"'xyz', says the target; send_command\('Zoo.xyz'\) sends it"):
            session.Zoo.xyz  # noqa: B018
        with pytest.raises(AttributeError, match=r"Zoo.Animal is a type, .*: client.protocol\['Zoo.Animal'\]"):
            session.Zoo.Animal  # noqa: B018
        assert session.send_command("Zooo.feeed") == {}


def test_nothing_can_be_assigned_to_a_name_for_it_would_be_gone_at_the_next_look_up() -> None:
    with zoo() as session:
        for bound, name in [(session.Zoo, "feed"), (session.Zoo, "other"), (session.Zoo.feed, "submit")]:
            with pytest.raises(AttributeError):
                setattr(bound, name, print)
        with pytest.raises(AttributeError), mock.patch.object(session.Zoo, "feed"):
            pytest.fail("the command itself would have been sent")


def test_a_name_is_equal_to_what_the_same_look_up_gives_again() -> None:
    with zoo() as session, zoo() as other:
        assert session.Zoo == session.Zoo
        assert session.Zoo.feed == session.Zoo.feed
        assert len({session.Zoo.feed, session.Zoo.feed, session.Zoo.fed, other.Zoo.feed}) == 3
        assert session.Zoo != other.Zoo
        assert session.Zoo.feed.submit == session.Zoo.feed.submit != session.Zoo.feed
        assert session.Zoo.feed != "Zoo.feed"


def test_submit_explains_itself_too() -> None:
    with zoo() as session:
        signature = inspect.signature(session.Zoo.feed.submit)
        assert "animalId" in signature.parameters
        assert "_timeout" not in signature.parameters
        assert "command Zoo.feed(animalId, grams=" in pydoc.render_doc(session.Zoo.feed.submit)
        assert session.Zoo.feed.submit.__name__ == "Zoo.feed.submit"
        assert repr(session.Zoo.feed.submit).startswith("<submit of Zoo.feed(animalId, grams=")


def test_other_attributes_are_not_looked_for_in_the_protocol() -> None:
    with zoo() as session:
        for name in ("_repr_html_", "_ipython_display_", "_ipython_canary_method_should_not_exist_", "__wrapped__"):
            assert not hasattr(session, name)
        with pytest.raises(AttributeError, match="no attribute 'sendcommand'; did you mean 'send_command'"):
            session.sendcommand  # noqa: B018
        with pytest.raises(AttributeError, match=r"a domain begins with a capital"):
            session.zoo  # noqa: B018
        with pytest.raises(AttributeError, match=r"no attribute 'runtime'; did you mean 'Runtime'"):
            session.runtime  # noqa: B018
        assert session.asked == 0
        for name in ("_repr_mimebundle_", "_ipython_display_", "__wrapped__"):
            assert not hasattr(session.Zoo, name)
            assert not hasattr(session.Zoo.feed, name)
        with pytest.raises(AttributeError, match="'BoundDomain' object has no attribute '_ipython_display_'"):
            session.Zoo._ipython_display_  # noqa: B018
        assert session.transport.sent == []


def test_dir_lists_the_domains_then_their_commands_and_events() -> None:
    with zoo() as session:
        assert {"Zoo", "Zebra", "send_command", "protocol"} <= set(dir(session))
        assert {"feed", "enable", "close", "fed", "closed", "_repr_html_", "__name__"} <= set(dir(session.Zoo))
        assert "Animal" not in dir(session.Zoo)
        assert session.transport.sent == []


def test_what_the_target_says_itself_is_asked_for_once_and_not_before_it_is_needed() -> None:
    with LoopbackPeer() as peer:
        peer.pages["/json/protocol"] = http_answer(PROTOCOL)
        with CDPClient("127.0.0.1", peer.port) as client:
            client.send_command("A.run")
            assert not [request for request in peer.requests if "/json/protocol" in request]
            threads = [threading.Thread(target=dir, args=(client,)) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert list(client.protocol.domains) == ["Zoo", "Zebra"]
            assert client.protocol.source == f"http://127.0.0.1:{peer.port}/json/protocol"
            assert len([request for request in peer.requests if "/json/protocol" in request]) == 1


@pytest.mark.parametrize("answer", [None, b"", http_answer({}), http_answer(b"no JSON"), http_answer([1, 2])], ids=repr)
def test_where_the_target_does_not_describe_itself_the_bundled_protocol_is_taken(answer: bytes | None) -> None:
    with LoopbackPeer() as peer:
        if answer is not None:
            peer.pages["/json/protocol"] = answer
        with CDPClient("127.0.0.1", peer.port) as client:
            assert dict(client.Runtime.evaluate(expression="1")) == {"expression": "1"}
            assert client.protocol.source.startswith("devtools-protocol")
            assert len([request for request in peer.requests if "/json/protocol" in request]) <= 1


def never(sock: socket.socket, request: str) -> None:
    """Answer when the client has left."""
    sock.recv(1)


@pytest.mark.parametrize("answer", [b"", http_answer(b"no JSON"), http_answer({}, "503 Busy")])
def test_a_target_that_could_not_be_asked_is_asked_again_when_a_minute_is_over(
    answer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(inquiry, "time", SimpleNamespace(monotonic=lambda: now))
    with LoopbackPeer() as peer, CDPClient("127.0.0.1", peer.port) as client:
        peer.pages["/json/protocol"] = answer
        assert client.protocol.source.startswith("devtools-protocol")
        peer.pages["/json/protocol"] = http_answer(PROTOCOL)
        now += 59.9
        assert client.protocol.source.startswith("devtools-protocol")
        now += 0.2
        assert client.protocol.source.endswith("/json/protocol")
        assert client.protocol is client.protocol


def test_a_target_that_could_not_be_asked_is_warned_of(caplog: pytest.LogCaptureFixture) -> None:
    """Its own names are missing now; one that has no description, such as Deno, is nothing to be warned of."""
    with LoopbackPeer() as peer:
        peer.pages["/json/protocol"] = http_answer(b"no JSON")
        with CDPClient("127.0.0.1", peer.port) as client:
            assert "Runtime" in client.protocol
        assert "the target did not say what it understands" in caplog.text
        del peer.pages["/json/protocol"]
        caplog.clear()
        with CDPClient("127.0.0.1", peer.port) as client:
            assert "Runtime" in client.protocol
        assert caplog.text == ""


def test_a_target_that_does_not_answer_is_asked_for_no_longer_than_it_may_take_to_connect() -> None:
    with LoopbackPeer() as peer:
        peer.pages["/json/protocol"] = never
        with CDPClient("127.0.0.1", peer.port, connect_timeout=0.2) as client:
            assert client.protocol.source.startswith("devtools-protocol")


def test_a_target_that_is_too_slow_is_warned_of_with_the_reason(caplog: pytest.LogCaptureFixture) -> None:
    with LoopbackPeer() as peer:
        peer.pages["/json/protocol"] = never
        with CDPClient("127.0.0.1", peer.port, connect_timeout=0.1) as client:
            assert "Runtime" in client.protocol
    assert "the bundled names are used for now: it has not answered in time" in caplog.text


# --- a target that does not answer: a stopped process ---


@pytest.fixture
def stopped() -> Iterator[CDPClient]:
    """A client whose target neither answers commands nor describes its protocol."""
    with LoopbackPeer() as peer:
        peer.pages["/json/protocol"] = never
        peer.script = PeerConnection.wait_until_closed
        with connect(peer.port) as client:
            yield client


def seconds(function: Callable[[], object]) -> float:
    start = time.monotonic()
    function()
    return time.monotonic() - start


def test_a_call_by_name_of_a_target_that_does_not_answer_ends_with_its_timeout(stopped: CDPClient) -> None:
    def call() -> None:
        with pytest.raises(CDPTimeoutError):
            stopped.Runtime.evaluate(expression="1", _timeout=0.1)

    assert seconds(call) < 0.8


def test_submit_by_name_does_not_wait_for_a_target_that_does_not_answer(stopped: CDPClient) -> None:
    assert seconds(lambda: stopped.Runtime.evaluate.submit(expression="1")) < 0.8


@pytest.mark.parametrize(
    "look",
    [dir, lambda client: hasattr(client, "Nonsense"), lambda client: client.protocol, lambda client: client.Page],
    ids=["dir", "hasattr", "protocol", "a domain"],
)
def test_introspection_of_a_target_that_does_not_answer_takes_a_second_and_only_once(
    stopped: CDPClient, look: Callable[[CDPClient], object]
) -> None:
    assert seconds(lambda: look(stopped)) < 1.5
    assert seconds(lambda: [look(stopped) for _ in range(10)]) < 1.5
    assert seconds(lambda: [look(stopped) for _ in range(100)]) < 0.5


def test_close_ends_a_look_up_that_is_under_way_in_another_thread() -> None:
    asked = threading.Event()

    def hang(sock: socket.socket, request: str) -> None:
        asked.set()
        sock.recv(1)

    with LoopbackPeer() as peer, connect(peer.port) as client:
        peer.pages["/json/protocol"] = hang
        others = set(threading.enumerate())
        looking = threading.Thread(target=dir, args=(client,))
        looking.start()
        assert asked.wait(5)
        (inquiry,) = [one for one in threading.enumerate() if one.name == "cdpsync-inquiry" and one not in others]
        assert seconds(client.close) < 1
        assert seconds(looking.join) < 0.5
        inquiry.join(5)
        assert not inquiry.is_alive()


def test_a_description_that_comes_late_is_there_at_the_next_look() -> None:
    gate = threading.Event()

    def late(sock: socket.socket, request: str) -> None:
        gate.wait(10)
        sock.sendall(http_answer(PROTOCOL))

    with LoopbackPeer() as peer, connect(peer.port) as client:
        peer.pages["/json/protocol"] = late
        runtime = client.Runtime
        assert client.protocol.source.startswith("devtools-protocol")
        gate.set()
        while not client.protocol.source.endswith("/json/protocol"):
            gate.wait(0.01)
        assert "Zoo" in dir(client)
        assert not hasattr(client, "Runtime")
        assert not hasattr(runtime, "nonsense")


def test_names_are_there_without_a_connection_and_calls_say_what_is_missing() -> None:
    client = CDPClient()
    assert "Runtime" in dir(client)
    assert "Page.navigate(url" in repr(client.Page.navigate)
    with pytest.raises(ConnectionClosed, match=r"connect\(\) comes first"):
        client.Runtime.enable()


def test_a_lost_connection_keeps_its_names_and_asks_nobody() -> None:
    with zoo() as session:
        session.connection.close()
        assert "Runtime" in dir(session)
        with pytest.raises(ConnectionClosed):
            session.Runtime.enable()
        assert session.asked == 0


# --- how they explain themselves ---


def test_an_error_in_looking_up_the_protocol_is_told_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(seconds: float) -> None:
        raise AttributeError("the cause")

    with zoo() as session:
        monkeypatch.setattr(session.link.description, "protocol", broken)
        with pytest.raises(AttributeError, match="the cause"):
            session.Zoo  # noqa: B018


def test_help_shows_the_description_parameters_and_results() -> None:
    with zoo() as session:
        text = pydoc.plain(pydoc.render_doc(session.Zoo.feed, "%s"))
    for line in (
        "command Zoo.feed(animalId, grams=, times=, gently=, foods=, mood=, company=, options=, anything=)",
        "Feeds an animal. It takes a while.",
        "  animalId: str (Zoo.AnimalId)\n          Whom.",
        "  gently: bool; optional, deprecated",
        "  mood: 'calm' | 'cross'; optional",
        "  company: list[Zoo.Animal]; optional",
        "  _timeout: float | None; optional",
        "Returns a dict:\n      animal: Zoo.Animal",
        "client.protocol['Zoo.Animal'] describes that type.",
        "https://chromedevtools.github.io/devtools-protocol/tot/Zoo/#method-feed",
        "From the target",
    ):
        assert line in text
    assert "__call__" not in text


def test_help_of_an_event_and_of_a_type_shows_what_is_in_them() -> None:
    with zoo() as session:
        assert session.Zoo.fed.__doc__ == (
            "event Zoo.fed(animal)\n\nExperimental.\n\nevent.params:\n  animal: Zoo.Animal\n\n"
            "client.protocol['Zoo.Animal'] describes that type.\n"
            "https://chromedevtools.github.io/devtools-protocol/tot/Zoo/#event-fed\nFrom the target"
        )
        assert "Properties:\n  id: str (Zoo.AnimalId)" in repr(session.protocol["Zoo.Animal"])
        assert "It is 'calm' | 'cross'." in repr(session.protocol["Zoo.Mood"])


def test_the_signature_is_that_of_the_protocol() -> None:
    with zoo() as session:
        assert str(inspect.signature(session.Zoo.feed)) == (
            "(*, animalId: str, grams: float = ..., times: int = ..., gently: bool = ..., foods: list = ..., "
            "mood: str = ..., company: list = ..., options: dict = ..., anything: Any = ..., "
            "_timeout: float | None = DEFAULT) -> dict"
        )
        bound = inspect.signature(session.Zoo.feed).bind(animalId="a")
        bound.apply_defaults()
        session.Zoo.feed(**bound.kwargs)
        assert session.transport.sent[-1]["params"] == {"animalId": "a"}


def test_a_parameter_that_is_a_keyword_is_not_in_the_signature_and_can_be_given() -> None:
    parameters = [{"name": name, "type": "string", "optional": True} for name in ("from", "to")]
    move = {"name": "move", "parameters": parameters}
    with zoo(domains=[{"domain": "Zoo", "commands": [move]}]) as session:
        assert list(inspect.signature(session.Zoo.move).parameters) == ["to", "_timeout"]
        assert list(inspect.signature(session.Zoo.move.submit).parameters) == ["to"]
        assert session.Zoo.move(**{"from": "a"}, to="b") == {"from": "a", "to": "b"}


def test_a_domain_prints_as_a_table_of_its_members() -> None:
    with zoo() as session:
        assert (
            repr(session.Zoo)
            == session.Zoo.__doc__
            == (
                "Zoo: 3 commands, 2 events; from the target\n"
                "  feed(animalId, grams=, times=, gently=, …)  Feeds an animal\n"
                "  enable()\n"
                "  close()                                     deprecated\n"
                "  fed                                         event; experimental\n"
                "  closed                                      event"
            )
        )
        assert repr(session.protocol) == ("2 domains, from the target\n  Zoo    Animals\n  Zebra  experimental")
        assert repr(session.protocol.search("mood")) == "1 found\n  Zoo.Mood  type"
        assert repr(session.protocol.search("nosuch")) == "nothing found"


def test_commands_and_events_print_what_can_be_done_with_them() -> None:
    with zoo() as session:
        assert repr(session.Zoo.close) == "<command Zoo.close()>"
        assert repr(session.Zoo.fed) == "<event Zoo.fed: .events(), .expect(), .on(handler)>"
        assert session.Zoo.feed.__name__ == "Zoo.feed"


def test_in_a_notebook_they_are_tables_and_nothing_in_them_is_markup() -> None:
    protocol = {"domains": [{"domain": "Zoo", "commands": [{"name": "feed", "description": "<script>x</script>"}]}]}
    with ScriptedSession(protocol=protocol) as session:
        own: Any = session
        for shown in (own.Zoo, session.protocol, session.protocol.search("feed")):
            assert "<table>" in shown._repr_html_()
            assert "<script>" not in shown._repr_html_()


def test_a_name_cannot_be_pickled_for_its_session_cannot() -> None:
    with zoo() as session, pytest.raises(TypeError, match="process"):
        pickle.dumps(session.Zoo.feed)
