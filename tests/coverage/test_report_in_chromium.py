"""Reports in a real Chromium: the table, the sources, the keyboard, and what a hostile source can do there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from cdpsync import CDPClient, launch
from cdpsync.coverage import Coverage, ScriptCoverage

from ..conftest import command, wait_for
from .made import FUNCTIONS, SOURCE

pytestmark = pytest.mark.real

HOSTILE = "</script><script>globalThis.broken = true</script><img src=x onerror='globalThis.broken = true'>"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CDPClient]:
    """A report of three files, in Chromium."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    files = {"a.js": SOURCE, "lib/b.js": SOURCE + "\n" * 400, f"{HOSTILE}\u202e.js": SOURCE + HOSTILE}
    Coverage(ScriptCoverage(f"http://host/{name}", [FUNCTIONS], text) for name, text in files.items()).save_report(path)
    idle = path.with_name("idle.js")
    idle.write_text("")
    with launch(command("chromium", idle)) as client:
        client.send_command("Page.navigate", {"url": path.as_uri()})
        wait_for(
            client, "document.readyState === 'complete' && document.querySelectorAll('#files tbody tr').length === 3"
        )
        yield client


@pytest.fixture(autouse=True)
def at_the_table(page: CDPClient) -> None:
    go(page, "")
    page.evaluate("document.activeElement.blur(); document.getElementById('filter').value = ''")


def go(page: CDPClient, place: str) -> None:
    page.evaluate(
        f"new Promise(done => {{ const to = {json.dumps(place)}; if (location.hash === to) return done();"
        " addEventListener('hashchange', () => setTimeout(done), {once: true}); location.hash = to; })"
    )


def press(page: CDPClient, *keys: str) -> None:
    for key in keys:
        text = {"text": "\r"} if key == "Enter" else {"text": key} if len(key) == 1 else {}
        code = {"windowsVirtualKeyCode": 13} if key == "Enter" else {}
        page.send_command("Input.dispatchKeyEvent", {"type": "keyDown", "key": key, **text, **code})
        page.send_command("Input.dispatchKeyEvent", {"type": "keyUp", "key": key, **code})


def rows(page: CDPClient) -> list[str]:
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('#files tbody tr td:first-child')].map(one => one.innerText)"
    )
    return found


def line(page: CDPClient, number: int) -> Any:
    return page.evaluate(
        f"(at => ({{kind: at.className, count: at.cells[1].innerText, marks: [...at.querySelectorAll('mark')]"
        f".map(one => one.innerText)}}))(document.getElementById('L{number}'))"
    )


def test_lines_and_parts_of_lines_that_have_not_run_are_marked(page: CDPClient) -> None:
    go(page, "#2")
    assert page.evaluate("document.getElementById('name').innerText") == "a.js"
    assert line(page, 1) == {"kind": "", "count": "2×", "marks": []}
    assert line(page, 2) == {"kind": "apart", "count": "2×", "marks": ["else { return 2; }"]}
    assert line(page, 5) == {"kind": "missed", "count": "0", "marks": []}
    assert line(page, 7) == {"kind": "apart", "count": "1×", "marks": ["x => x"]}


def test_the_keyboard_opens_a_file_steps_through_its_gaps_and_goes_back(page: CDPClient) -> None:
    press(page, "ArrowDown")
    chosen = page.evaluate("document.activeElement.hash")
    press(page, "ArrowDown", "ArrowUp", "Enter")
    wait_for(page, f"location.hash === {json.dumps(chosen)} && !document.getElementById('file').hidden")
    places = []
    for _ in range(4):
        press(page, "n")
        places.append(page.evaluate("document.querySelector('.chosen').id"))
    assert places == ["L2", "L4", "L7", "L2"]
    press(page, "p", "Escape")
    wait_for(page, "document.getElementById('file').hidden")
    assert page.evaluate("document.activeElement.hash") == chosen


def test_the_table_is_filtered_and_sorted(page: CDPClient) -> None:
    press(page, "/", "l", "i", "b", "/")
    assert rows(page) == ["lib/b.js"]
    press(page, "Escape")
    assert len(rows(page)) == 3
    head = "[...document.querySelectorAll('#files th button')].find(one => one.innerText === 'Lines')"
    page.evaluate(f"{head}.click()")
    assert rows(page)[-1] != "a.js"
    page.evaluate(f"{head}.click()")
    assert page.evaluate("document.querySelector('[aria-sort]').getAttribute('aria-sort')") == "descending"


def test_a_hostile_name_and_source_are_only_text(page: CDPClient) -> None:
    (name,) = [one for one in rows(page) if "onerror" in one]
    assert name == f"{HOSTILE}\\u{{202e}}.js"
    go(page, "#1")
    assert HOSTILE in page.evaluate("document.getElementById('source').innerText")
    assert page.evaluate("globalThis.broken") is None
    assert page.evaluate("document.images.length") == 0
