"""Flame graphs in a real Chromium: what is drawn, zoom, search, keys, and what a hostile program can do there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from cdpsync import CDPClient, Session, launch
from cdpsync.call_tree import CallTree, Run, flame_graph_html

from ..conftest import command, wait_for
from .flames import HOSTILE, MAIN, PARSE, ROOT, SORT, chain, data_of, hostile, own, small

pytestmark = pytest.mark.real

WIDTH = 1000
ROW, AXIS = 18, 20


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CDPClient]:
    script = tmp_path_factory.mktemp("flames") / "page.js"
    script.write_text("globalThis.ready = true")
    with launch(command("chromium", script)) as client:
        wait_for(client, "globalThis.ready")
        size = {"width": WIDTH, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        client.send_command("Emulation.setDeviceMetricsOverride", size)
        yield client


def evaluate(session: Session, expression: str) -> Any:
    reply = session.send_command("Runtime.evaluate", {"expression": expression, "returnByValue": True})
    assert "exceptionDetails" not in reply, reply
    return reply["result"].get("value")


def open_page(session: Session, path: Path, text: str, *, dark: bool = False) -> None:
    path.write_text(text, "utf-8")
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    session.send_command("Emulation.setEmulatedMedia", {"features": [scheme]})
    session.send_command("Page.navigate", {"url": "about:blank"})
    session.send_command("Page.navigate", {"url": path.as_uri()})
    wait_for(session, f"location.href === {json.dumps(path.as_uri())} && !!document.querySelector('[data-ready]')")


def drawn(session: Session) -> None:
    """Wait until what was asked for is drawn: it is drawn before the next frame."""
    script = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
    session.send_command("Runtime.evaluate", {"expression": script, "awaitPromise": True})


def press(session: Session, *keys: str) -> None:
    evaluate(session, "document.activeElement === document.body && document.querySelector('#graph').focus()")
    for key in keys:
        text = {"text": key} if len(key) == 1 else {}
        session.send_command("Input.dispatchKeyEvent", {"type": "keyDown", "key": key, **text})
        session.send_command("Input.dispatchKeyEvent", {"type": "keyUp", "key": key})
    drawn(session)


def place(session: Session, across: float, row: int) -> dict[str, float]:
    """Where a row of the graph is on the screen, at a part of its width."""
    evaluate(session, "document.querySelector('#graph').scrollIntoView()")
    box = evaluate(session, "document.querySelector('#canvas').getBoundingClientRect().toJSON()")
    return {"x": box["x"] + across * box["width"], "y": box["y"] + AXIS + (row + 0.5) * ROW}


def mouse(session: Session, across: float, row: int, *kinds: str) -> None:
    at = place(session, across, row)
    for kind in kinds:
        session.send_command("Input.dispatchMouseEvent", {"type": kind, **at, "button": "left", "clickCount": 1})
    drawn(session)


def click(session: Session, across: float, row: int) -> None:
    mouse(session, across, row, "mousePressed", "mouseReleased")


def wheel(session: Session, across: float, row: int, down: float) -> None:
    at = place(session, across, row)
    session.send_command("Input.dispatchMouseEvent", {"type": "mouseWheel", **at, "deltaX": 0, "deltaY": down})
    drawn(session)


def details(session: Session) -> str:
    text: str = evaluate(session, "document.querySelector('#details').innerText")
    return text


def found(session: Session) -> str:
    text: str = evaluate(session, "document.querySelector('#found').textContent")
    return text


def view(session: Session, name: str) -> None:
    evaluate(session, f"document.querySelector('#views [value={name}]').click()")
    drawn(session)


def row_of(session: Session, row: int) -> list[tuple[str, float]]:
    """The colours in a row from left to right, and the part of the width that each takes."""
    script = f"""(() => {{
      const canvas = document.querySelector('#canvas');
      const {{data}} = canvas.getContext('2d').getImageData(0, {AXIS + row * ROW + 3}, canvas.width, 1);
      return Array.from({{length: canvas.width}}, (_, at) =>
        '#' + [...data.slice(4 * at, 4 * at + 3)].map((one) => one.toString(16).padStart(2, '0')).join(''));
    }})()"""
    pixels = evaluate(session, script)
    spans: list[tuple[str, int, int]] = []
    at = 0
    for colour, same in groupby(pixels):
        start, at = at, at + len(list(same))
        if at - start <= 3:
            continue  # a line, or a letter
        if spans and spans[-1][0] == colour:
            start = spans.pop()[1]
        spans.append((colour, start, at))
    return [(colour, (end - start) / len(pixels)) for colour, start, end in spans]


def part(expected: float) -> Any:
    """A part of the width, give or take a few pixels."""
    return pytest.approx(expected, abs=0.012)


def colours(text: str, dark: bool = False) -> dict[str, str]:
    data = data_of(text)
    rows = [data["functions"][at : at + 6] for at in range(0, len(data["functions"]), 6)]
    return {data["texts"][row[0]]: data["colours"][row[4]][dark] for row in rows}


def test_in_chromium_widths_in_the_merged_view_are_those_of_the_tree(page: CDPClient, tmp_path: Path) -> None:
    tree, _ = small()
    text = flame_graph_html(tree)
    of = colours(text)
    open_page(page, tmp_path / "page.html", text)
    assert row_of(page, 0) == [(of["(root)"], part(1.0))]
    assert row_of(page, 1) == [(of["main"], part(1.0))]
    assert row_of(page, 2) == [(of["parse"], part(0.5)), (of["sort"], part(0.37)), ("#ffffff", part(0.12))]
    assert row_of(page, 3) == [(of["parse"], part(0.12)), ("#ffffff", part(0.88))]


def test_in_chromium_boxes_in_order_of_time_are_where_the_runs_were(page: CDPClient, tmp_path: Path) -> None:
    text = flame_graph_html(*small())
    of = colours(text)
    open_page(page, tmp_path / "page.html", text)
    assert row_of(page, 0) == [(of["main"], part(0.4)), ("#ffffff", part(0.2)), (of["main"], part(0.4))]
    assert row_of(page, 1) == [
        ("#ffffff", part(0.1)),
        (of["parse"], part(0.3)),
        ("#ffffff", part(0.2)),
        (of["parse"], part(0.1)),
        (of["sort"], part(0.3)),
    ]


def test_in_chromium_callers_are_below_what_they_called(page: CDPClient, tmp_path: Path) -> None:
    text = flame_graph_html(*small())
    of = colours(text)
    open_page(page, tmp_path / "page.html", text)
    view(page, "callers")
    assert row_of(page, 0) == [(of["parse"], part(0.5)), (of["sort"], part(0.37)), (of["main"], part(0.12))]
    assert row_of(page, 1) == [
        (of["main"], part(0.37)),
        (of["parse"], part(0.12)),
        (of["main"], part(0.37)),
        ("#ffffff", part(0.13)),
    ]
    click(page, 0.2, 1)
    assert "3.00 s, 37.5% of all, 100.0% of the view: what parse took itself when called from here" in details(page)


def test_in_chromium_a_click_zooms_and_the_details_have_the_numbers(page: CDPClient, tmp_path: Path) -> None:
    text = flame_graph_html(*small())
    of = colours(text)
    open_page(page, tmp_path / "page.html", text)
    view(page, "merged")
    click(page, 0.7, 2)
    assert row_of(page, 2) == [(of["sort"], part(0.99))]
    assert row_of(page, 1) == [(of["main"], part(1.0))]
    assert details(page) == (
        "sort /app/node_modules/lodash/index.js:3 · lodash\n"
        "total 3.00 s, 37.5% of all, 100.0% of the view; self 3.00 s, 37.5% · "
        "in all calls: total 3.00 s, 37.5%; self 3.00 s, 37.5%"
    )
    click(page, 0.5, 0)
    assert len(row_of(page, 2)) == 3


def test_in_chromium_the_wheel_zooms_at_the_pointer(page: CDPClient, tmp_path: Path) -> None:
    text = flame_graph_html(*small())
    of = colours(text)
    open_page(page, tmp_path / "page.html", text)
    for _ in range(6):
        wheel(page, 0.5, 0, -200)
    assert row_of(page, 0) == [("#ffffff", part(1.0))], "nothing ran at 5 s"
    for _ in range(6):
        wheel(page, 0.5, 0, 200)
    assert row_of(page, 0) == [(of["main"], part(0.4)), ("#ffffff", part(0.2)), (of["main"], part(0.4))]


def test_in_chromium_everything_can_be_done_with_the_keyboard(page: CDPClient, tmp_path: Path) -> None:
    text = flame_graph_html(*small())
    of = colours(text)
    open_page(page, tmp_path / "page.html", text)
    press(page, "ArrowDown")
    assert details(page).startswith("main /app/main.js:1 · (own code)\ntotal 4.00 s")
    press(page, "ArrowDown")
    assert "parse" in details(page)
    assert "from 1.00 s to 4.00 s" in details(page)
    press(page, "ArrowRight")
    assert "from 6.00 s to 7.00 s" in details(page)
    press(page, "Enter")
    assert row_of(page, 1) == [(of["parse"], part(0.99))]
    press(page, "-", "-", "-", "-", "-", "-", "-")
    assert len(row_of(page, 0)) == 3
    press(page, "+", "+", "+", "+", "+", "+", "+", "+")
    assert len(row_of(page, 0)) == 1
    press(page, "Escape")
    assert len(row_of(page, 0)) == 3
    press(page, "2")
    assert evaluate(page, "document.querySelector('[aria-pressed=true]').textContent") == "Merged"
    press(page, "ArrowDown", "ArrowDown", "ArrowRight")
    assert details(page).startswith("main")
    press(page, "ArrowDown", "ArrowRight", "ArrowUp", "ArrowDown", "ArrowRight")
    assert details(page).startswith("sort")
    press(page, "/")
    assert evaluate(page, "document.activeElement.id") == "search"


def test_in_chromium_search_says_how_much_and_goes_from_one_to_the_next(page: CDPClient, tmp_path: Path) -> None:
    open_page(page, tmp_path / "page.html", flame_graph_html(*small()))
    evaluate(page, "document.querySelector('#search').focus()")
    page.send_command("Input.insertText", {"text": "PARSE"})
    drawn(page)
    assert found(page) == "1 function, 4.00 s, 50.0%"
    bright = {colour for colour, _ in row_of(page, 1)}
    assert "#c987ff" in bright
    press(page, "Enter")
    assert "from 1.00 s to 4.00 s" in details(page)
    press(page, "Enter")
    assert "from 6.00 s to 7.00 s" in details(page)
    for text, says in [
        ("/^(main|sort)$/", "2 functions, 8.00 s, 100.0%"),
        ("/(/", "This is not a regular expression."),
        ("lodash", "1 function, 3.00 s, 37.5%"),
        ("nowhere", "Nothing found."),
        ("", ""),
    ]:
        evaluate(page, "document.querySelector('#search').select()")
        page.send_command("Input.insertText", {"text": text}) if text else press(page, "Escape")
        assert found(page) == says


def test_in_chromium_idle_time_is_shown_if_it_is_wanted(page: CDPClient, tmp_path: Path) -> None:
    text = flame_graph_html(small()[0])
    of = colours(text)
    open_page(page, tmp_path / "page.html", text)
    evaluate(page, "document.querySelector('#idle input').click()")
    drawn(page)
    assert row_of(page, 1) == [(of["main"], part(0.8)), (of["(idle)"], part(0.2))]


def test_in_chromium_a_name_in_the_table_is_found_in_the_graph(page: CDPClient, tmp_path: Path) -> None:
    open_page(page, tmp_path / "page.html", flame_graph_html(*small()))
    evaluate(page, "[...document.querySelectorAll('td button')].find(one => one.textContent === 'sort').click()")
    assert found(page) == "1 function, 3.00 s, 37.5%"
    assert details(page).startswith("sort")


def test_in_chromium_the_page_is_dark_where_that_is_preferred(page: CDPClient, tmp_path: Path) -> None:
    text = flame_graph_html(small()[0])
    open_page(page, tmp_path / "page.html", text, dark=True)
    assert row_of(page, 1) == [(colours(text, dark=True)["main"], part(1.0))]


def test_in_chromium_a_stack_of_a_hundred_thousand_levels_can_be_scrolled(page: CDPClient, tmp_path: Path) -> None:
    tree, runs = chain(100_000)
    open_page(page, tmp_path / "page.html", flame_graph_html(tree, runs))
    for name in ("time", "merged", "callers"):
        view(page, name)
        press(page, "End")
        assert row_of(page, 3)


def test_in_chromium_runs_too_short_to_be_seen_are_drawn_together(page: CDPClient, tmp_path: Path) -> None:
    count = 100_000
    tree = CallTree([ROOT, MAIN, PARSE, SORT], [-1, 0, 1, 1], [0, 0, count / 2e6, count / 2e6], "seconds")
    runs = [Run(at / 1e6, 1e-6, 2 + at % 2) for at in range(count)]
    text = flame_graph_html(tree, runs)
    of = colours(text)
    open_page(page, tmp_path / "page.html", text)
    assert row_of(page, 0) == [(of["main"], part(1.0))]
    assert "#ffffff" not in {colour for colour, _ in row_of(page, 1)}
    click(page, 0.5, 1)
    assert "self 1.00 µs" in details(page)


def test_in_chromium_a_hostile_program_runs_no_script_and_loads_nothing(page: CDPClient, tmp_path: Path) -> None:
    heard = ("Network.requestWillBeSent", "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
    path = tmp_path / "page.html"
    tree, runs = hostile()
    page.send_command("Log.clear")  # other tests read pixels, which Chromium remarks on
    with page.events(*heard) as events, page.enabling("Network", "Runtime", "Log"):
        open_page(page, path, flame_graph_html(tree, runs, title=HOSTILE[0], facts={HOSTILE[1]: HOSTILE[5]}))
        for name in ("time", "merged", "callers"):
            view(page, name)
            for across in (0.01, 0.2, 0.5, 0.99):
                mouse(page, across, 1, "mouseMoved")
                press(page, "ArrowDown", "ArrowRight", "Escape")
        assert evaluate(page, "typeof hacked") == "undefined"
        assert evaluate(page, "document.querySelectorAll('img, svg').length") == 0
        assert evaluate(page, "document.scripts.length") == 2
        marker = page.send_command("Runtime.evaluate", {"expression": "console.log('the end')"})
        assert "exceptionDetails" not in marker
        seen = []
        while (event := events.get()).method != "Runtime.consoleAPICalled":
            seen.append(event)
    assert event.params["args"][0]["value"] == "the end"
    assert [one.params.get("request", {}).get("url") for one in seen] == [path.as_uri()], seen


def test_in_chromium_bytes_are_drawn_by_the_same_code(page: CDPClient, tmp_path: Path) -> None:
    tree = CallTree([ROOT, MAIN, own("fill")], [-1, 0, 1], [0, 1_500_000, 500_000], "bytes")
    text = flame_graph_html(tree)
    of = colours(text)
    open_page(page, tmp_path / "page.html", text)
    assert evaluate(page, "[...document.querySelectorAll('#views button')].map(one => one.value)") == [
        "merged",
        "callers",
    ]
    assert row_of(page, 2) == [(of["fill"], part(0.25)), ("#ffffff", part(0.75))]
    click(page, 0.5, 1)
    assert "total 2.00 MB, 100.0% of all, 100.0% of the view; self 1.50 MB, 75.0%" in details(page)
