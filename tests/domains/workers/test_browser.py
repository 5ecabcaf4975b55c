"""client.browser_session().workers on a real Chromium: pages, popups, frames of other sites, workers, worklets."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue

import pytest

from cdpsync import AttachedSession, CDPClient, Session, SessionClosed, connect, launch, list_targets
from cdpsync.domains.workers import StartingWorkers

from ...conftest import find_runtime, wait_for

pytestmark = pytest.mark.real

_FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
_MORE = ("--site-per-process", "--disable-popup-blocking", "--autoplay-policy=no-user-gesture-required")


@pytest.fixture(scope="module")
def sites() -> Iterator[tuple[str, str]]:
    """The addresses of two sites."""
    with subprocess.Popen([sys.executable, str(Path(__file__).with_name("sites.py"))], stdout=subprocess.PIPE) as one:
        assert one.stdout is not None
        port = int(one.stdout.readline())
        yield f"http://127.0.0.1:{port}", f"http://localhost:{port}"
        one.kill()


@pytest.fixture(scope="module")
def client() -> Iterator[CDPClient]:
    """A client of a page of a Chromium that all tests share."""
    with launch([find_runtime("chromium"), *_FLAGS, *_MORE, "about:blank"], timeout=20) as client:
        browser = client.browser_session()
        for one in (client, browser):
            one.on_close(lambda _: None)  # starts the handlers' thread, which is the connection's, not a test's
        yield client


@pytest.fixture
def browser(client: CDPClient) -> Session:
    """The browser; only the client's page is open, and it is empty."""
    browser = client.browser_session()
    for one in browser.workers:
        if one.kind == "page" and one.target_id != client.target_id:
            browser.send_command("Target.closeTarget", {"targetId": one.target_id})
    client.page.navigate("about:blank")
    return browser


@pytest.fixture
def page(client: CDPClient, browser: Session) -> AttachedSession:
    """The client's page, in a session of the browser's connection."""
    return next(one for one in browser.workers if one.target_id == client.target_id)


def run(session: Session, expression: str) -> None:
    """Run JavaScript as if the user had clicked, without waiting for it: a popup may be held."""
    session.submit("Runtime.evaluate", {"expression": expression, "userGesture": True})


def frame_at(url: str) -> str:
    """JavaScript that makes a frame."""
    return f"frame = document.createElement('iframe'); frame.src = '{url}'; document.body.append(frame)"


# --- what is listed ---


def test_all_that_runs_javascript_is_listed_with_its_kind_url_and_name(
    client: CDPClient, browser: Session, page: AttachedSession, sites: tuple[str, str]
) -> None:
    here, other = sites
    client.page.navigate(f"{here}/everything")
    wait_for(client, "globalThis.ready")
    for wanted in ("inner", "of the frame", "shared"):
        browser.workers.wait(name=wanted)
    browser.workers.wait(kind="service_worker")
    assert sorted((one.kind, one.name, one.url) for one in browser.workers) == [
        ("iframe", "", f"{other}/frame"),
        ("page", "everything", f"{here}/everything"),
        ("service_worker", "", f"{here}/service.js"),
        ("shared_worker", "shared", f"{here}/shared.js"),
        ("worker", "inner", f"{here}/idle.js"),
        ("worker", "of the frame", f"{other}/idle.js"),
        ("worker", "outer", f"{here}/outer.js"),
        ("worklet", "", f"{here}/everything"),
    ]
    listed = {one.id for one in list_targets(client.port) if one.type != "browser_ui"}
    assert {one.target_id for one in browser.workers if one.kind != "worklet"} == listed  # which has no worklets
    for one in browser.workers:
        assert one.evaluate("6 * 7") == 42
    frame = browser.workers.wait(kind="iframe")
    assert [one.name for one in frame.workers] == ["of the frame"]
    assert {one.name for one in page.workers} >= {"of the frame", "inner", "outer"}
    # The page's own client has those of its page, and the service worker.
    kinds = sorted(one.kind for one in client.workers)
    assert kinds == ["iframe", "service_worker", "worker", "worker", "worker", "worklet"]


def test_a_client_of_the_browsers_url_lists_the_same(client: CDPClient, browser: Session) -> None:
    assert isinstance(browser, CDPClient)
    with connect(str(browser._where())) as other:
        assert other.browser_session() is other
        assert {one.target_id for one in other.workers} == {one.target_id for one in browser.workers}


def test_a_page_that_the_user_has_attached_to_is_listed_once(browser: Session, page: AttachedSession) -> None:
    assert page.target_id is not None
    mine = browser.attach_to_target(page.target_id)
    assert [one.session_id for one in browser.workers if one.kind == "page"] == [page.session_id]
    assert mine.evaluate("6 * 7") == 42
    mine.detach()
    assert [one.session_id for one in browser.workers if one.kind == "page"] == [page.session_id]


def link_to(url: str, more: str) -> str:
    """JavaScript that clicks on a link to another window."""
    return f"a = document.createElement('a'); Object.assign(a, {{href: '{url}', target: '_blank', {more}}}); a.click()"


@pytest.mark.parametrize(
    "opens",
    [
        "open('OTHER/page')",
        "open('OTHER/page', '_blank', 'noopener')",
        link_to("OTHER/page", ""),
        link_to("/page", "rel: 'opener'"),
    ],
    ids=["window.open", "noopener", "target=_blank", "rel=opener"],
)
class TestAPopup:
    """Each way to open a page."""

    def test_is_found_by_its_url_and_runs(
        self, client: CDPClient, browser: Session, sites: tuple[str, str], opens: str
    ) -> None:
        client.page.navigate(f"{sites[0]}/empty")
        started = SimpleQueue[AttachedSession]()
        with browser.workers.on_start(started.put):
            run(client, opens.replace("OTHER", sites[1]))
            popup = browser.workers.wait(kind="page", url="/page")
            assert started.get(timeout=10).target_id == popup.target_id
        wait_for(popup, "globalThis.second === 2")
        assert client.evaluate("1 + 1") == 2

    def test_is_held_before_its_first_line(
        self, client: CDPClient, browser: Session, sites: tuple[str, str], opens: str
    ) -> None:
        client.page.navigate(f"{sites[0]}/empty")
        with held(browser) as starting:
            run(client, opens.replace("OTHER", sites[1]))
            popup = starting.get()
            with popup.debugger as debugger:
                debugger.break_at("page:2")
                popup.run_if_waiting()
                hit = debugger.wait()
                assert (hit.line, hit.frame.evaluate("globalThis.first + typeof second")) == (2, "1undefined")

    def test_is_let_go_at_the_end_of_the_block(
        self, client: CDPClient, browser: Session, sites: tuple[str, str], opens: str
    ) -> None:
        client.page.navigate(f"{sites[0]}/empty")
        with held(browser) as starting:
            run(client, opens.replace("OTHER", sites[1]))
            popup = starting.get()
        wait_for(popup, "globalThis.second === 2")


@contextmanager
def held(session: Session) -> Iterator[StartingWorkers]:
    """A block that holds what starts; what runs already has been read."""
    with session.workers.attach_all(hold=True) as starting:
        for _ in session.workers:
            starting.get()
        yield starting


def test_a_frame_of_another_site_is_held_before_its_first_line(
    client: CDPClient, browser: Session, sites: tuple[str, str]
) -> None:
    client.page.navigate(f"{sites[0]}/empty")
    with held(browser) as starting:
        run(client, frame_at(f"{sites[1]}/inner"))
        frame = starting.get()
        with frame.debugger as debugger:
            debugger.break_at("inner:2")
            frame.run_if_waiting()
            assert (debugger.wait().line, frame.kind, frame.url) == (2, "iframe", f"{sites[1]}/inner")


def test_a_frame_that_is_held_at_the_end_of_the_block_stays_attached(
    client: CDPClient, browser: Session, sites: tuple[str, str]
) -> None:
    client.page.navigate(f"{sites[0]}/empty")
    with held(browser) as starting:
        run(client, frame_at(f"{sites[1]}/inner"))
        frame = starting.get()
    wait_for(frame, "globalThis.second === 2")
    assert frame.session_id in [one.session_id for one in browser.workers]


def test_a_popup_with_a_document_of_its_opener_is_not_stuck(client: CDPClient, browser: Session) -> None:
    browser.workers.wait(kind="page")
    written = "popup = open(''); popup.document.write('<script>z = 1</' + 'script>'); popup.z"
    assert client.evaluate(written, timeout=10) == 1


# --- identity ---


def test_a_page_keeps_its_session_through_sites_errors_and_crashes(
    client: CDPClient, browser: Session, page: AttachedSession, sites: tuple[str, str]
) -> None:
    here, other = sites
    for url in (f"{here}/page", f"{other}/page", "chrome://version/", f"{here}/page"):
        client.page.navigate(url)
        assert page.evaluate("location.href") == url
        assert browser.workers.wait(kind="page", url=url).session_id == page.session_id
        assert page.url == url
    client.page.navigate(f"{here}/worker")
    browser.workers.wait(name="kept")
    with client.on_close(lambda _: None), page.events("Inspector.*") as events:
        page.send_command("Inspector.enable")
        page.submit("Page.crash").give_up()
        with pytest.raises(SessionClosed, match="the target crashed; Page.navigate may revive it"):
            while True:
                events.get()
    assert [one.kind for one in browser.workers] == ["page"]
    page.send_command("Page.reload")
    assert browser.workers.wait(name="kept").evaluate("6 * 7") == 42
    assert not page.closed
    assert page.evaluate("document.title") == "worker"


def test_the_workers_of_a_page_that_was_left_and_is_shown_again_are_attached_again(
    browser: Session, sites: tuple[str, str]
) -> None:
    here, _ = sites
    browser.send_command("Target.createTarget", {"url": f"{here}/worker"})  # without an opener, so that it can be kept
    page, worker = browser.workers.wait(kind="page", url="/worker"), browser.workers.wait(name="kept")
    worker.evaluate("globalThis.mark = 5")
    page.page.navigate(f"{here}/empty")
    assert worker.closed
    assert "worker" not in [one.kind for one in browser.workers]
    run(page, "history.back()")
    again = browser.workers.wait(name="kept")
    assert (again.target_id, again.evaluate("globalThis.mark")) == (worker.target_id, 5)
    assert (page.closed, page.url) == (False, f"{here}/worker")


def test_a_frame_keeps_its_session_between_other_sites_and_its_end_says_where_it_is(
    client: CDPClient, browser: Session, sites: tuple[str, str]
) -> None:
    here, other = sites
    client.page.navigate(f"{here}/empty")
    run(client, frame_at(f"{other}/inner"))
    frame = browser.workers.wait(kind="iframe", url=f"{other}/inner")
    run(client, f"frame.src = '{other}/page'")
    assert browser.workers.wait(kind="iframe", url=f"{other}/page").session_id == frame.session_id
    with frame.events("*") as events:
        run(client, f"frame.src = '{here}/inner'")
        with pytest.raises(SessionClosed, match="is of the same site as its page again, whose session has it then"):
            while True:
                events.get()
    wait_for(client, "frame.contentWindow.second === 2")
    assert [one.kind for one in browser.workers] == ["page"]
    run(client, f"frame.src = '{other}/inner'")
    again = browser.workers.wait(kind="iframe", url=f"{other}/inner")
    assert again.target_id == frame.target_id
    wait_for(again, "globalThis.second === 2")


def test_a_page_that_was_closed_is_closed(client: CDPClient, browser: Session, sites: tuple[str, str]) -> None:
    run(client, f"popup = open('{sites[0]}/page')")
    popup = browser.workers.wait(kind="page", url=re.compile("/page$"))
    closed = SimpleQueue[str]()
    popup.on_close(lambda error: closed.put(str(error)))
    run(client, "popup.close()")
    assert "detached" in closed.get(timeout=10)
    assert [one.target_id for one in browser.workers] == [client.target_id]


def test_over_a_pipe_the_browser_is_the_root_of_the_same_connection(sites: tuple[str, str]) -> None:
    argv = [find_runtime("chromium"), *_FLAGS, *_MORE, f"{sites[0]}/everything"]
    with launch(argv, pipe=True, timeout=20) as client:
        browser = client.browser_session()
        assert browser.session_id is None
        assert browser is client.browser_session()
        browser.workers.wait(name="inner")
        pages = [one for one in browser.workers if one.kind == "page"]
        assert [(one.session_id, one.target_id) for one in pages] == [(client.session_id, client.target_id)]
        assert client.workers.wait(name="inner").session_id == browser.workers.wait(name="inner").session_id
