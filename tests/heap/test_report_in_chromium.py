"""Reports in a real Chromium: the treemap, the tables, and what a hostile heap can do there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cdpsync import Session

from ..conftest import Start, wait_for
from .handmade import Handmade
from .reports import HOSTILE, family, hostile, report


def evaluate(session: Session, expression: str) -> Any:
    reply = session.send_command("Runtime.evaluate", {"expression": expression, "returnByValue": True})
    assert "exceptionDetails" not in reply, reply
    return reply["result"].get("value")


def open_report(session: Session, path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    session.send_command("Page.navigate", {"url": path.as_uri()})
    wait_for(session, f"location.href === {json.dumps(path.as_uri())} && document.readyState === 'complete'")


def crumbs(session: Session) -> list[str]:
    found: list[str] = evaluate(session, "[...document.querySelectorAll('#crumbs li')].map(one => one.textContent)")
    return found


def click(session: Session, expression: str) -> None:
    """The middle of the top edge of an element, where a cell has its label."""
    script = (
        f"(() => {{ const at = {expression}; at.scrollIntoView(); return at.getBoundingClientRect().toJSON(); }})()"
    )
    box = evaluate(session, script)
    at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + 6, "button": "left", "clickCount": 1}
    for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
        session.send_command("Input.dispatchMouseEvent", {"type": kind, **at})


def press(session: Session, key: str) -> None:
    for kind in ("keyDown", "keyUp"):
        session.send_command("Input.dispatchKeyEvent", {"type": kind, "key": key})


def cell(label: str) -> str:
    return f"[...document.querySelectorAll('.cell')].find(one => one.textContent.startsWith({json.dumps(label)}))"


@pytest.mark.real
def test_in_chromium_the_treemap_is_used_by_mouse_and_keyboard(start: Start, tmp_path: Path) -> None:
    page = start("chromium")
    open_report(page, tmp_path / "report.html", report(family().load().snapshot))
    assert crumbs(page) == ["(synthetic)", "Window", "App"]
    click(page, cell("Cache"))
    assert crumbs(page) == ["(synthetic)", "Window", "App", "Cache"]
    click(page, cell('"cached"'))
    assert crumbs(page)[-1] == "Cache", "there is nothing within a string"
    tip = evaluate(page, "document.querySelector('#tip').innerText")
    assert "3,000 bytes" in tip
    assert "Window.app → App.cache → Cache.text" in tip
    click(page, "document.querySelectorAll('#crumbs button')[1]")
    assert crumbs(page) == ["(synthetic)", "Window"]
    evaluate(page, "document.querySelector('.cell').focus()")
    press(page, "Enter")
    assert crumbs(page) == ["(synthetic)", "Window", "App"]
    press(page, "ArrowDown")
    focused = evaluate(page, "document.activeElement.getAttribute('aria-label')")
    assert focused == "Index, 2.0 kB, 17.9%"
    press(page, "Escape")
    assert crumbs(page) == ["(synthetic)", "Window"]


@pytest.mark.real
def test_in_chromium_tables_are_sorted_and_filtered(start: Start, tmp_path: Path) -> None:
    heap = Handmade(*[f"object {number}" for number in range(30)])
    for number in range(30):
        heap.node(f"object {number}", 10 + number, name=f"Class{number}")
    page = start("chromium")
    open_report(page, tmp_path / "report.html", report(heap.load().snapshot))
    rows = "[...document.querySelectorAll('#constructors tbody tr:not([hidden])')].map(row => row.cells[0].textContent)"
    assert evaluate(page, rows)[0] == "Class29"
    head = "document.querySelectorAll('#constructors th button')[4]"
    for first in ("Class29", "Class0", "Class29"):
        click(page, head)
        assert evaluate(page, rows)[0] == first
    evaluate(page, "document.querySelector('#constructors input').focus()")
    page.send_command("Input.insertText", {"text": "CLASS1"})
    assert len(evaluate(page, rows)) == 11


@pytest.mark.real
def test_in_chromium_a_hostile_heap_runs_no_script_and_loads_nothing(start: Start, tmp_path: Path) -> None:
    page = start("chromium")
    heard = ("Network.requestWillBeSent", "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
    path = tmp_path / "report.html"
    with page.events(*heard) as events, page.enabling("Network", "Runtime", "Log"):
        open_report(page, path, report(hostile(), title=HOSTILE[0]))
        assert evaluate(page, "document.querySelectorAll('.cell').length") > 10
        for number in (0, 1, 0):
            click(page, f"document.querySelectorAll('.cell')[{number}]")
        assert evaluate(page, "typeof hacked") == "undefined"
        assert evaluate(page, "document.querySelectorAll('img').length + document.scripts.length") == 2
        marker = page.send_command("Runtime.evaluate", {"expression": "console.log('the end')"})
        assert "exceptionDetails" not in marker
        seen = []
        while (event := events.get()).method != "Runtime.consoleAPICalled":
            seen.append(event)
    assert event.params["args"][0]["value"] == "the end"
    assert [one.params.get("request", {}).get("url") for one in seen] == [path.as_uri()], seen


@pytest.mark.real
def test_in_chromium_the_policy_blocks_injected_markup(start: Start, tmp_path: Path) -> None:
    page = start("chromium")
    injected = "<script>globalThis.hacked = 1</script><img src=x onerror='globalThis.hacked = 1'><b style='color:red'>"
    text = report(family().load().snapshot).replace("<header>", injected + "<header>")
    open_report(page, tmp_path / "report.html", text)
    assert evaluate(page, "typeof hacked") == "undefined"
    assert crumbs(page), "its own script runs"
