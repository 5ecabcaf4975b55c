"""client.workers of a scripted Chromium: what it is asked, and what it announces."""

from __future__ import annotations

import pytest

from ...peers import Message, ScriptedSession, event

KINDS_LEFT_OUT = ["browser", "tab", "browser_ui"]


class Chromium(ScriptedSession):
    """The root session of a browser, or of a page."""

    def __init__(self, kind: str = "browser") -> None:
        self.infos: list[Message] = []
        self.kind = kind
        super().__init__(self._answer, browser="Chrome/156.0", timeout=5)

    def _answer(self, command: Message) -> list[Message]:
        results: dict[str, Message] = {
            "Target.getTargetInfo": {"targetInfo": {"type": self.kind, "targetId": "root"}},
            "Target.getTargets": {"targetInfos": self.infos},
        }
        reply = {"id": command["id"], "result": results.get(command["method"], {})}
        return [{**reply, "sessionId": command["sessionId"]} if "sessionId" in command else reply]

    def attach(
        self, session_id: str, kind: str = "page", url: str = "", parent: str | None = None, **more: object
    ) -> None:
        """Announce a target, and wait until that has been handled."""
        info = {"targetId": f"T-{session_id}", "type": kind, "url": url, "title": "", **more}
        waits = info.pop("waits", False)
        attached = event("Target.attachedToTarget", sessionId=session_id, targetInfo=info, waitingForDebugger=waits)
        self.tell(attached, parent)

    def change(self, target_id: str, kind: str, url: str, parent: str | None = None) -> None:
        """Tell that a target has changed."""
        info = {"targetId": target_id, "type": kind, "url": url, "title": ""}
        self.tell(event("Target.targetInfoChanged", targetInfo=info), parent)

    def tell(self, message: Message, parent: str | None = None) -> None:
        self.transport.feed(message if parent is None else {**message, "sessionId": parent})
        self.transport.settle()

    def sent(self, method: str, session_id: str | None = None) -> list[Message]:
        """The params of the commands of a session with this method."""
        found = [one for one in self.transport.sent if one["method"] == method and one.get("sessionId") == session_id]
        return [one.get("params", {}) for one in found]


def test_what_runs_no_javascript_of_a_page_is_left_out() -> None:
    with Chromium() as browser:
        assert list(browser.workers) == []
        (params,) = browser.sent("Target.setAutoAttach")
        assert params["filter"] == [*({"type": kind, "exclude": True} for kind in KINDS_LEFT_OUT), {}]
        for kind in KINDS_LEFT_OUT:
            browser.attach(f"S-{kind}", kind)  # the user has attached to it
        assert list(browser.workers) == []


def test_devtools_is_not_listed_and_never_held() -> None:
    with Chromium() as browser, browser.workers.attach_all(hold=True):
        browser.attach("S1", "other", "devtools://devtools/bundled/devtools_app.html", waits=True)
        assert list(browser.workers) == []
        assert browser.sent("Runtime.runIfWaitingForDebugger", "S1") == [{}]


def test_the_pages_of_an_extension_are_listed() -> None:
    with Chromium() as browser:
        assert len(browser.workers) == 0
        browser.attach("S1", "service_worker", "chrome-extension://abc/background.js")
        browser.attach("S2", "page", "chrome-extension://abc/options.html")
        assert [one.kind for one in browser.workers] == ["service_worker", "page"]


def test_a_popup_that_nobody_holds_is_let_go_even_if_it_does_not_say_that_it_waits() -> None:
    with Chromium() as browser:
        assert len(browser.workers) == 0
        browser.attach("S1", waits=False)
        assert browser.sent("Runtime.runIfWaitingForDebugger", "S1") == [{}]


def test_a_service_worker_is_not_attached_through_its_pages_too() -> None:
    with Chromium() as browser:
        assert len(browser.workers) == 0
        browser.attach("S1")
        assert {"type": "service_worker", "exclude": True} in browser.sent("Target.setAutoAttach", "S1")[0]["filter"]


def test_the_client_of_a_page_has_its_service_worker() -> None:
    with Chromium("page") as page:
        assert len(page.workers) == 0
        assert "filter" not in page.sent("Target.setAutoAttach")[0]


def test_another_session_of_a_target_is_neither_listed_nor_announced_nor_followed() -> None:
    with Chromium() as browser, browser.workers.attach_all(hold=True) as starting:
        browser.attach("S1", url="http://one/")
        assert starting.get().session_id == "S1"
        browser.attach("S2", url="http://one/", targetId="T-S1")
        browser.attach("S3", url="http://three/")
        assert starting.get().session_id == "S3"
        assert [one.session_id for one in browser.workers] == ["S1", "S3"]
        assert browser.sent("Target.setAutoAttach", "S2") == []
        assert browser.sent("Runtime.runIfWaitingForDebugger", "S2") == []  # would let S1 go too


def test_a_session_that_is_used_by_itself_hears_of_workers_that_the_browser_has_already() -> None:
    with Chromium() as browser:
        assert len(browser.workers) == 0
        browser.attach("S1", url="http://one/")
        browser.attach("S2", url="http://one/", targetId="T-S1")
        mine = browser.session("S2")
        with mine.workers.attach_all() as starting, browser.workers.attach_all() as all_of_them:
            assert all_of_them.get().session_id == "S1"
            browser.attach("W1", "worker", "http://one/w.js", "S1", targetId="W")
            browser.attach("W2", "worker", "http://one/w.js", "S2", targetId="W")
            assert starting.get().session_id == "W2"
            assert all_of_them.get().session_id == "W1"
            browser.attach("S3")
            assert all_of_them.get().session_id == "S3"


def test_nothing_is_asked_while_a_frame_begins_to_load() -> None:
    """Chromium would end its session."""
    with Chromium() as browser:
        assert len(browser.workers) == 0
        browser.attach("S1", url="http://one/")
        starting = browser.workers.attach_all(hold=True)
        with pytest.raises(ZeroDivisionError), starting:  # so that the end of the block waits for no reply
            assert [one["waitForDebuggerOnStart"] for one in browser.sent("Target.setAutoAttach", "S1")] == [
                False,
                True,
            ]
            browser.attach("F1", "iframe", "", "S1", waits=True)
            raise ZeroDivisionError
        assert browser.sent("Runtime.runIfWaitingForDebugger", "F1") == [{}]
        assert len(browser.sent("Target.setAutoAttach", "S1")) == 2
        browser.change("T-F1", "iframe", "http://two/", "S1")
        assert browser.sent("Target.setAutoAttach", "S1")[2]["waitForDebuggerOnStart"] is False


def test_a_frame_whose_session_has_ended_before_it_was_loaded_is_attached_again() -> None:
    with Chromium() as browser:
        assert len(browser.workers) == 0
        browser.attach("S1", url="http://one/")
        browser.attach("F1", "iframe", "", "S1")
        asked = len(browser.sent("Target.setAutoAttach", "S1"))
        browser.tell(event("Target.detachedFromTarget", sessionId="F1", targetId="T-F1"), "S1")
        assert len(browser.sent("Target.setAutoAttach", "S1")) == asked
        browser.change("T-F1", "iframe", "http://two/")
        assert len(browser.sent("Target.setAutoAttach", "S1")) == asked + 1


def test_a_title_is_asked_for_because_chromium_does_not_tell_that_it_has_changed() -> None:
    with Chromium() as browser:
        assert len(browser.workers) == 0
        browser.attach("S1", url="http://one/", title="one")
        browser.infos = [{"targetId": "T-S1", "type": "page", "url": "http://one/", "title": "The first"}]
        assert browser.workers.wait(name="The first").session_id == "S1"
        assert [one.name for one in browser.workers] == ["The first"]


@pytest.mark.parametrize(
    ("kind", "url", "title", "name"),
    [
        ("page", "http://h:1/a", "h:1/a", ""),
        ("page", "http://h:1/", "h:1", ""),
        ("page", "http://h/", "A page", "A page"),
        ("service_worker", "http://h/s.js", "Service Worker http://h/s.js", ""),
        ("shared_worker", "http://h/s.js", "prices", "prices"),
        ("worker", "http://h/w.js", "http://h/w.js", ""),
        ("audio_worklet", "http://h/", "http://h/", ""),
    ],
)
def test_what_chromium_puts_in_the_place_of_a_name_is_no_name(kind: str, url: str, title: str, name: str) -> None:
    with Chromium() as browser:
        browser.attach("S1", kind, url, title=title)
        (one,) = browser.workers
        assert (one.name, one.url) == (name, url)


def test_the_end_of_a_frame_says_where_its_scripts_may_be_now() -> None:
    with Chromium() as browser:
        assert len(browser.workers) == 0
        browser.attach("S1", url="http://one/")
        browser.attach("F1", "iframe", "http://two/", "S1")
        frame = browser.session("F1")
        browser.tell(event("Target.detachedFromTarget", sessionId="F1", targetId="T-F1"), "S1")
        assert frame.close_reason == (
            "detached from its target: the frame is gone, or is of the same site as its page again, whose session has "
            "it then"
        )


def test_a_shared_worker_that_ends_does_not_wait_for_a_page_to_be_loaded() -> None:
    with Chromium() as browser:
        assert len(browser.workers) == 0
        browser.attach("S1", "shared_worker", "http://one/s.js")
        worker = browser.session("S1")
        browser.tell(event("Inspector.targetCrashed"), "S1")
        assert worker.close_reason == "the worker has ended with its process"
