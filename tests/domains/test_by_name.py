"""client.Domain.command(...), client.Domain.event: over a target in memory."""

from __future__ import annotations

import inspect
import pickle
import pydoc
import queue
from typing import Any
from unittest import mock

import pytest

from cdpsync import CDPClient, PendingCommand
from cdpsync.errors import CDPTimeoutError

from ..peers import ScriptedSession, browser, echo, event
from ..protocol.test_schema import PROTOCOL


def zoo(answer: Any = echo, *, domains: object = PROTOCOL["domains"], **options: Any) -> Any:
    """A session whose target describes a zoo; Any, for type checkers know none."""
    return ScriptedSession(answer, protocol={"domains": domains}, **options)


def test_a_call_sends_the_command_and_returns_its_result() -> None:
    with zoo() as session:
        assert session.Zoo.feed(animalId="a", grams=1.5) == {"animalId": "a", "grams": 1.5}
        assert session.transport.sent == [{"id": 1, "method": "Zoo.feed", "params": {"animalId": "a", "grams": 1.5}}]


def test_a_command_without_parameters_sends_none() -> None:
    with zoo() as session:
        assert session.Zoo.enable() == {}
        assert session.Zoo.enable.submit().result() == {}
        assert session.transport.sent == [{"id": 1, "method": "Zoo.enable"}, {"id": 2, "method": "Zoo.enable"}]


def test_a_call_takes_a_timeout_with_an_underscore() -> None:
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
        (lambda zoo: zoo.feed("a"), r"parameters are given by name: Zoo.feed\(animalId, grams=.*, not 'a'"),
        (lambda zoo: zoo.feed(animalId="a", _grams=1), "has no parameter '_grams'; did you mean 'grams'"),
        (lambda zoo: zoo.feed.submit("a"), "parameters are given by name"),
        (lambda zoo: zoo.feed.submit(animalId=1), "animalId is str, not 1"),
        (lambda zoo: zoo.feed.submit(animalId="a", _timeout=1), r"give the timeout to .result\(timeout=…\)"),
    ],
)
def test_wrong_parameters_are_a_type_error_and_nothing_is_sent(call: Any, text: str) -> None:
    with zoo() as session:
        with pytest.raises(TypeError, match=text):
            call(session.Zoo)
        assert session.transport.sent == []


@pytest.mark.parametrize(("length", "takes"), [(90, "p" * 90), (91, "…")], ids=["it fits", "one too many"])
def test_the_error_for_a_positional_argument_is_short(length: int, takes: str) -> None:
    command = {"name": "feed", "parameters": [{"name": "p" * length}]}
    with zoo(domains=[{"domain": "Zoo", "commands": [command]}]) as session, pytest.raises(TypeError) as caught:
        session.Zoo.feed("x" * 10_000)
    assert str(caught.value) == f"parameters are given by name: Zoo.feed({takes}), not '{'x' * 99}"


def test_a_command_by_name_works_in_a_session_of_another_target() -> None:
    with zoo(browser) as session:
        child = session.attach_to_target("T")
        child.Zoo.feed(animalId="a")
        assert session.transport.sent[-1]["sessionId"] == "S-T"
        with child.Zoo.closed.events() as queue:
            session.transport.feed(event("Zoo.closed"), event("Zoo.closed", "S-T"))
            assert queue.get().session_id == "S-T"
        assert session.asked == 1


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


def test_an_expectation_by_name_takes_a_timeout() -> None:
    with zoo(timeout=0.02) as session:
        with pytest.raises(CDPTimeoutError) as caught, session.Zoo.fed.expect(timeout=0.01):
            pass
        assert caught.value.timeout == 0.01


def test_an_unknown_name_is_an_attribute_error_that_says_what_to_do() -> None:
    with zoo() as session:
        with pytest.raises(AttributeError, match=r"no domain 'Zooo' according to the target; did you mean 'Zoo'\?"):
            session.Zooo  # noqa: B018
        with pytest.raises(AttributeError, match=r"no domain 'Xyz' .*; send_command\('Xyz.…'\) sends it unchecked"):
            session.Xyz  # noqa: B018
        with pytest.raises(AttributeError, match="no domain 'Page' according to the target; other kinds of"):
            session.Page  # noqa: B018
        with pytest.raises(AttributeError, match=r"Zoo has no command or event 'feeed' .*; did you mean 'feed'\?"):
            session.Zoo.feeed  # noqa: B018
        with pytest.raises(AttributeError, match=r"'xyz' according to the target; send_command\('Zoo.xyz'\) sends it"):
            session.Zoo.xyz  # noqa: B018
        with pytest.raises(AttributeError, match=r"Zoo.Animal is a type, .*: client.protocol\['Zoo.Animal'\]"):
            session.Zoo.Animal  # noqa: B018
        assert session.send_command("Zooo.feeed") == {}


def test_nothing_can_be_assigned_to_a_domain_or_command() -> None:
    with zoo() as session:
        for bound, name in [(session.Zoo, "feed"), (session.Zoo, "other"), (session.Zoo.feed, "submit")]:
            with pytest.raises(AttributeError):
                setattr(bound, name, print)
        with pytest.raises(AttributeError), mock.patch.object(session.Zoo, "feed"):
            pytest.fail("the command itself would have been sent")


def test_two_look_ups_of_one_name_are_equal() -> None:
    with zoo() as session, zoo() as other:
        assert session.Zoo == session.Zoo
        assert session.Zoo.feed == session.Zoo.feed
        assert len({session.Zoo.feed, session.Zoo.feed, session.Zoo.fed, other.Zoo.feed}) == 3
        assert session.Zoo != other.Zoo
        assert session.Zoo.feed.submit == session.Zoo.feed.submit != session.Zoo.feed
        assert session.Zoo.feed != "Zoo.feed"


def test_submit_has_a_signature_and_help_too() -> None:
    with zoo() as session:
        signature = inspect.signature(session.Zoo.feed.submit)
        assert "animalId" in signature.parameters
        assert "_timeout" not in signature.parameters
        assert "command Zoo.feed(animalId, grams=" in pydoc.render_doc(session.Zoo.feed.submit)
        assert session.Zoo.feed.submit.__name__ == "Zoo.feed.submit"
        assert repr(session.Zoo.feed.submit).startswith("<submit of Zoo.feed(animalId, grams=")


def test_names_that_do_not_begin_with_a_capital_are_not_looked_up_in_the_protocol() -> None:
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


def test_what_is_found_elsewhere_is_named() -> None:
    with zoo(browser) as session:
        worker = session.attach_to_target("T")
        client, launched = CDPClient(), CDPClient()
        vars(launched)["process"] = None  # as in every LaunchedClient
        for one, name, hint in (
            (client, "children", r"launch\(…, children=True\) finds them"),
            (worker, "children", r"launch\(…, children=True\) finds them"),
            (launched, "pid", r"client\.process\.pid"),
            (client, "pid", r"client\.evaluate\('process\.pid'\)"),
            (worker, "close", r"detach\(\) ends the session"),
            (client, "pages", r"client\.browser_session\(\)\.workers has the pages"),
            (client, "targets", r"client\.browser_session\(\)\.workers has the pages"),
            (worker, "targets", r"client\.browser_session\(\)\.workers"),
        ):
            with pytest.raises(AttributeError, match=f"no attribute '{name}'; .*{hint}"):
                getattr(one, name)


def test_dir_lists_the_domains_then_their_commands_and_events() -> None:
    with zoo() as session:
        assert {"Zoo", "Zebra", "send_command", "protocol"} <= set(dir(session))
        assert {"feed", "enable", "close", "fed", "closed", "_repr_html_", "__name__"} <= set(dir(session.Zoo))
        assert "Animal" not in dir(session.Zoo)
        assert session.transport.sent == []


def test_an_attribute_error_while_looking_up_the_protocol_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_help_of_an_event_and_of_a_type_shows_their_fields() -> None:
    with zoo() as session:
        assert session.Zoo.fed.__doc__ == (
            "event Zoo.fed(animal)\n\nExperimental.\n\nevent.params:\n  animal: Zoo.Animal\n\n"
            "client.protocol['Zoo.Animal'] describes that type.\n"
            "https://chromedevtools.github.io/devtools-protocol/tot/Zoo/#event-fed\nFrom the target"
        )
        assert "Properties:\n  id: str (Zoo.AnimalId)" in repr(session.protocol["Zoo.Animal"])
        assert "It is 'calm' | 'cross'." in repr(session.protocol["Zoo.Mood"])


def test_a_command_has_the_signature_of_the_protocol() -> None:
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


def test_the_repr_of_commands_and_events_says_what_they_can_do() -> None:
    with zoo() as session:
        assert repr(session.Zoo.close) == "<command Zoo.close()>"
        assert repr(session.Zoo.fed) == "<event Zoo.fed: .events(), .expect(), .on(handler)>"
        assert session.Zoo.feed.__name__ == "Zoo.feed"


def test_in_a_notebook_they_are_tables_whose_texts_are_escaped() -> None:
    protocol = {"domains": [{"domain": "Zoo", "commands": [{"name": "feed", "description": "<script>x</script>"}]}]}
    with ScriptedSession(protocol=protocol) as session:
        own: Any = session
        for shown in (own.Zoo, session.protocol, session.protocol.search("feed")):
            assert "<table>" in shown._repr_html_()
            assert "<script>" not in shown._repr_html_()


def test_a_domain_or_command_cannot_be_pickled() -> None:
    with zoo() as session, pytest.raises(TypeError, match="process"):
        pickle.dumps(session.Zoo.feed)
