"""Coverage.save_report(): the file itself. What it looks like is in test_report_in_chromium.py."""

from __future__ import annotations

import html
import io
import json
import re
from typing import Any

from cdpsync.coverage import Coverage, ScriptCoverage

from .made import FUNCTIONS, SOURCE, coverage


def page(found: Coverage, title: str | None = None) -> str:
    out = io.BytesIO()
    found.save_report(out, title=title)
    return out.getvalue().decode()


def data(text: str) -> dict[str, Any]:
    (found,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    read: dict[str, Any] = json.loads(found)
    return read


def test_a_report_has_every_file_with_its_source_its_counts_and_what_has_not_run() -> None:
    read = data(page(coverage("file:///code/src/a.js", "file:///code/src/lib/b.js")))
    assert read["base"] == "/code/src/"
    assert [one["name"] for one in read["files"]] == ["a.js", "lib/b.js"]
    file = read["files"][0]
    assert file["source"] == SOURCE
    assert file["counts"] == [[1, 3, 2], [4, 3, 0], [7, 1, 1]]
    gaps = [SOURCE.split("\n")[line - 1][start:end] for line, start, end in file["gaps"]]
    assert gaps == ["else { return 2; }", "x => x"]
    assert file["totals"] == [[4, 7], [1, 2], [2, 3]]


def test_the_summary_is_above_the_table() -> None:
    text = page(coverage("file:///code/a.js"), "Nightly <b>run</b>")
    assert "<title>Nightly &lt;b&gt;run&lt;/b&gt;</title>" in text
    assert "57.1% <small>4 of 7</small>" in text


def test_a_report_of_nothing_is_a_report() -> None:
    assert data(page(Coverage([]))) == {"base": "", "files": []}


def test_a_report_loads_nothing_and_runs_only_its_own_script() -> None:
    text = page(coverage("file:///code/a.js"))
    policy = html.unescape(re.findall(r'Security-Policy" content="([^"]*)"', text)[0])
    assert policy.startswith("default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-")
    assert not re.search(r"\b(src|href)=", text)


def test_a_hostile_name_or_source_cannot_leave_its_place() -> None:
    hostile = '</script><img src=x onerror=alert(1)><!--{{title}}\u2028\ud800"'
    text = page(Coverage([ScriptCoverage(f"http://x/{hostile}", [FUNCTIONS], SOURCE + hostile)]))
    assert text.count("</script>") == 2
    assert data(text)["files"][0]["source"].endswith(hostile)


def test_what_two_programs_have_not_run_is_what_neither_has_run() -> None:
    other = [one._replace(ranges=one.ranges[:1]) for one in FUNCTIONS]
    other[3] = other[3]._replace(ranges=[one._replace(count=1) for one in other[3].ranges], has_blocks=True)
    both = Coverage(
        [ScriptCoverage("file:///a.js", [FUNCTIONS], SOURCE), ScriptCoverage("file:///a.js", [other], SOURCE)]
    )
    assert data(page(both))["files"][0]["gaps"] == []
