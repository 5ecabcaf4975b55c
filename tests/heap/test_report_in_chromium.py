"""Reports in a real Chromium: the treemap, the tables, and what a hostile heap can do there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cdpsync import Session

from ..conftest import Start, wait_for
from .handmade import Handmade, properties
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
    more = {"text": "\r", "windowsVirtualKeyCode": 13} if key == "Enter" else {}  # without it, no button is pressed
    for kind in ("keyDown", "keyUp"):
        session.send_command("Input.dispatchKeyEvent", {"type": kind, "key": key, **more})


CONTRAST = """(() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const rgb = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (color) => rgb(color).slice(0, 3).map((one) => one / 255)
    .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (element) => {
    const color = getComputedStyle(element).backgroundColor;
    return rgb(color)[3] === 255 || !element.parentElement ? color : behind(element.parentElement);
  };
  const poor = new Set();
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
    if (!own || !element.getClientRects().length || element.tagName === "SCRIPT") continue;
    const [a, b] = [light(getComputedStyle(element).color), light(behind(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.add(`${element.tagName} ${element.className} ${(a + 0.05) / (b + 0.05)}`);
  }
  return [...poor];
})()"""
"""The texts whose contrast with what is behind them is less than 4.5 to 1 (WCAG 2.2, 1.4.3)."""


def cell(label: str) -> str:
    return f"[...document.querySelectorAll('.cell')].find(one => one.textContent.startsWith({json.dumps(label)}))"


@pytest.mark.real
def test_in_chromium_the_treemap_is_used_by_mouse_and_keyboard(start: Start, tmp_path: Path) -> None:
    page = start("chromium")
    open_report(page, tmp_path / "report.html", report(family().load().snapshot))
    assert crumbs(page) == ["(synthetic)", "Window", "app: App"]
    click(page, cell("cache: Cache"))
    assert crumbs(page) == ["(synthetic)", "Window", "app: App", "cache: Cache"]
    click(page, cell('text: "cached"'))
    assert crumbs(page)[-1] == "cache: Cache", "there is nothing within a string"
    tip = evaluate(page, "document.querySelector('#tip').innerText")
    assert "3,000 bytes" in tip
    assert "Window.app → App.cache → Cache.text" in tip
    click(page, "document.querySelectorAll('#crumbs button')[1]")
    assert crumbs(page) == ["(synthetic)", "Window"]
    evaluate(page, "document.querySelector('.cell').focus()")
    press(page, "Enter")
    assert crumbs(page) == ["(synthetic)", "Window", "app: App"]
    press(page, "ArrowDown")
    focused = evaluate(page, "document.activeElement.getAttribute('aria-label')")
    assert focused == "index: Index, 2.0 kB, 17.9%"
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
def test_in_chromium_a_row_opens_by_mouse_and_keyboard(start: Start, tmp_path: Path) -> None:
    heap = Handmade("window")
    heap.node("window", 8, *properties(one="one", two="two"), name="Window")
    heap.node("one", 100, name="Order", id=101)
    heap.node("two", 200, name="Order", id=103)
    page = start("chromium")
    open_report(page, tmp_path / "report.html", report(heap.load().snapshot))
    button = "[...document.querySelectorAll('#constructors tbody button')].find(one => one.textContent === 'Order')"
    detail = "document.querySelector('#constructors .detail')?.innerText ?? ''"
    click(page, button)
    assert "Order @103 200 bytes, retains 200, distance 2\nWindow.two → Order" in evaluate(page, detail)
    assert evaluate(page, f"{button}.getAttribute('aria-expanded')") == "true"
    click(page, "document.querySelectorAll('#constructors th button')[2]")
    below = "document.querySelector('#constructors .detail').previousElementSibling.textContent"
    assert evaluate(page, below).startswith("Order"), "it stays below its row when rows are sorted"
    evaluate(page, f"{button}.focus()")
    press(page, "Enter")
    assert evaluate(page, detail) == ""
    press(page, "Enter")
    assert "@101" in evaluate(page, detail)


@pytest.mark.real
def test_in_chromium_rows_without_a_change_are_unfolded(start: Start, tmp_path: Path) -> None:
    older, newer = Handmade(), Handmade()
    newer.node("new", 100, name="New", id=101)
    for heap, id in ((older, 103), (newer, 105)):
        heap.node("other", 50, name="Replaced", id=id)
    page = start("chromium")
    open_report(page, tmp_path / "report.html", report(newer.load().snapshot, older=older.load().snapshot))
    shown = "document.querySelector('#diff table').innerText.includes('Replaced')"
    assert not evaluate(page, shown)
    click(page, "document.querySelector('.fold button')")
    assert evaluate(page, shown)


@pytest.mark.real
def test_in_chromium_the_treemap_and_what_is_new_are_on_the_first_screen(
    start: Start, tmp_path: Path, page_report: str
) -> None:
    page = start("chromium")
    for width, height in ((1280, 800), (1920, 1080)):
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        page.send_command("Emulation.setDeviceMetricsOverride", metrics)
        open_report(page, tmp_path / f"report-{width}.html", page_report)
        below = "document.querySelector('#map').getBoundingClientRect().bottom"
        assert evaluate(page, below) <= height
        row = "document.querySelectorAll('#grown tbody tr')[2].getBoundingClientRect().bottom"
        assert evaluate(page, row) <= height
        assert evaluate(page, "document.documentElement.scrollWidth") <= width
        cut = "[...document.querySelectorAll('.scroll')].filter(one => one.scrollWidth > one.clientWidth + 1).length"
        assert evaluate(page, cut) == 0, "no table is wider than its place"


@pytest.mark.real
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_chromium_every_text_can_be_read(scheme: str, start: Start, tmp_path: Path) -> None:
    page = start("chromium")
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    page.send_command("Emulation.setEmulatedMedia", {"features": features})
    older = family().load().snapshot
    heap = family()
    heap.node("leaked", 64, id=10_001)
    open_report(page, tmp_path / "report.html", report(heap.load().snapshot, older=older))
    click(page, "document.querySelector('tbody button')")
    assert evaluate(page, CONTRAST) == []


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
