"""The console and the source maps of a page that Chromium loads over HTTP."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from cdpsync import CDPClient, ConsoleEntry, SessionClosed, launch

from ..conftest import command, wait_for

# Line 1, column 21 of the generated code is line 7, column 3 of the source (from 1: 8 and 4).
MAP = {"version": 3, "sources": ["../src/ä app.ts"], "names": [], "mappings": "AAAA,qBAOG"}
FILES = {
    "/": "<!doctype html><script src='/dist/app.js'></script>",
    "/dist/app.js": "function thrower() { throw new Error('no'); }\n//# sourceMappingURL=app.js.map",
    "/dist/app.js.map": json.dumps({"version": 3, "sections": [{"offset": {"line": 0, "column": 0}, "map": MAP}]}),
    "/worker.js": "console.log('from the worker'); setInterval(() => {}, 60000)",
}


class Handler(BaseHTTPRequestHandler):
    timeout = 1  # seconds; Chromium opens connections that it may not use, and each has a thread

    def do_GET(self) -> None:
        text = FILES.get(self.path)
        body = (text or "").encode()
        self.send_response(200 if text else 404)
        self.send_header("Content-Type", "text/html" if self.path == "/" else "text/javascript")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CDPClient]:
    """A page that an HTTP server has sent."""
    script = tmp_path_factory.mktemp("page") / "empty.js"
    script.write_text("")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            with launch(command("chromium", script)) as client:
                visit(client, f"http://127.0.0.1:{server.server_port}/")
                yield client
        finally:
            server.shutdown()
            thread.join()


def visit(client: CDPClient, url: str) -> None:
    client.send_command("Page.navigate", {"url": url})
    wait_for(client, f"location.href === '{url}' && typeof thrower === 'function'")


def run(client: CDPClient, expression: str) -> None:
    client.send_command("Runtime.evaluate", {"expression": expression})


def next_of(console: Iterator[ConsoleEntry], kind: str) -> ConsoleEntry:
    return next(one for one in console if one.kind == kind)


def test_a_map_of_the_network_is_fetched_through_the_page(page: CDPClient) -> None:
    with page.console as console:
        run(page, "setTimeout(thrower)")
        entry = next_of(iter(console), "exception")
        assert entry.place is not None
        assert (entry.place.line, entry.place.column, entry.place.mapped) == (8, 4, True)
        assert entry.place.file.endswith("/src/ä app.ts")
        assert f"at thrower ({entry.place})" in entry.text


def test_a_failed_request_is_an_entry_with_its_url(page: CDPClient) -> None:
    with page.console as console:
        run(page, "fetch('/missing')")
        entry = next(one for one in console if one.kind == "browser" and "missing" in one.text)
        assert entry.level == "error"
        assert "404" in entry.text


def test_a_rejection_that_is_handled_late_is_revoked(page: CDPClient) -> None:
    with page.console as console:
        entries = iter(console)
        run(page, "globalThis.late = Promise.reject(new Error('late'))")
        thrown = next(one for one in entries if one.kind == "exception" and "late" in one.text)
        run(page, "late.catch(() => {})")
        assert next_of(entries, "revoked").exception_id == thrown.exception_id


def test_leaving_a_page_is_one_entry(page: CDPClient) -> None:
    with page.console as console:
        console.entries()
        visit(page, page.evaluate("location.href.replace('127.0.0.1', 'localhost')"))  # a process of its own
        visit(page, page.evaluate("location.href.replace('localhost', '127.0.0.1')"))
        assert [one.text for one in console.entries() if one.kind == "navigation"] == ["the page was left"] * 2


def test_a_worker_has_a_console_and_the_page_does_not_take_its_scripts_for_its_own(page: CDPClient) -> None:
    with page.console as console:
        with page.expect_event("Target.attachedToTarget") as attached:
            flat = {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": True}
            page.send_command("Target.setAutoAttach", flat)
            run(page, "globalThis.worker = new Worker('/worker.js')")
        session = page.session(attached.value.params["sessionId"])
        with session.console as inner:
            session.run_if_waiting()
            entry = inner.get()
            assert (entry.text, entry.session_id) == ("from the worker", session.session_id)
            echoed = next(one for one in console if one.text == entry.text)
            assert str(echoed.place) == str(entry.place)
            assert str(echoed.place).endswith("/worker.js:1:9")
            run(page, "worker.terminate()")
            assert inner.get().kind == "exit"
        with pytest.raises(SessionClosed):
            session.send_command("Runtime.evaluate", {"expression": "1"})


def test_a_page_that_crashed_ends_the_console_at_once(tmp_path: Path) -> None:
    script = tmp_path / "crashes.js"
    script.write_text("globalThis.ready = true")
    with launch(command("chromium", script)) as client, client.console as console:
        wait_for(
            client, "globalThis.ready"
        )  # Chromium 156 may replace a page that crashes before that, and say nothing
        client.submit("Page.crash").give_up()
        assert "crashed" in next(one.text for one in console if one.kind == "exit")
