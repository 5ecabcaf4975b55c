"""Flame graphs as pages: what is in the document and in its data."""

from __future__ import annotations

import random
from html.parser import HTMLParser
from itertools import accumulate
from pathlib import Path

import pytest

from cdpsync.call_tree import CallTree, Function, Run, flame_graph_html, save_flame_graph
from cdpsync.call_tree.flame_layout import layout

from .flames import HOSTILE, ROOT, chain, data_of, hostile, own, small


class Document(HTMLParser):
    """What a browser would read: the elements, and the texts in the cells of tables."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.policy: str | None = None
        self.rows: list[list[str]] = []
        self.headings: list[str] = []
        self._path: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if ("http-equiv", "Content-Security-Policy") in attrs:
            self.policy = dict(attrs)["content"]
        self._path.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        while self._path and self._path.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "td" in self._path or "th" in self._path:
            self.rows[-1][-1] += data
        if self._path[-1:] == ["h1"]:
            self.headings.append(data)


def test_the_table_says_the_numbers_without_a_script() -> None:
    rows = Document(flame_graph_html(*small())).rows
    assert rows[0] == ["function", "place", "self", "self %", "total", "total %"]
    assert rows[1:] == [
        ["parse", "/app/parse.js:10", "4.00 s", "50.0%", "4.00 s", "50.0%"],
        ["sort", "/app/node_modules/lodash/index.js:3", "3.00 s", "37.5%", "3.00 s", "37.5%"],
        ["main", "/app/main.js:1", "1.00 s", "12.5%", "8.00 s", "100.0%"],
    ]


def test_the_head_has_the_title_and_the_facts() -> None:
    page = flame_graph_html(*small(), title="A <server> & its load", facts={"File": "a&b.cpuprofile"})
    assert Document(page).headings == ["A <server> & its load"]
    assert "<dt>File</dt><dd>a&amp;b.cpuprofile</dd>" in page
    assert "<dt>Total</dt><dd>8.00 s</dd>" in page
    assert "<dt>Idle besides</dt><dd>2.00 s</dd>" in page


def test_calls_of_one_function_by_one_node_are_one_box_and_the_widest_is_first() -> None:
    a, b = own("a"), own("b", line=2)
    of = layout(CallTree([ROOT, b, a, b, a, a], [-1, 0, 0, 0, 2, 3], [0, 1, 2, 1, 4, 1], "bytes"))
    names = [of.functions[kind].name for kind in of.function]
    assert names == ["(root)", "a", "a", "b", "a"]
    assert of.total == [9, 6, 4, 3, 1]
    assert of.own == [0, 2, 4, 2, 1]
    assert of.left == [0, 0, 0, 6, 6]
    assert of.end == [5, 3, 3, 5, 5]


def test_a_function_whose_numbers_are_equal_but_not_its_place_is_another_box() -> None:
    of = layout(CallTree([ROOT, own("a"), own("a", line=2)], [-1, 0, 0], [0, 1, 1], "bytes"))
    assert len(of.function) == 3


def test_idle_time_is_at_the_right_end_however_long_it_is() -> None:
    idle, work = Function("(idle)", category="idle"), own("work")
    of = layout(CallTree([ROOT, idle, work], [-1, 0, 0], [0, 100, 1], "seconds"))
    assert [of.functions[kind].name for kind in of.function] == ["(root)", "work", "(idle)"]
    assert of.active == 1


def test_garbage_collection_in_idle_time_is_not_left_out_with_it() -> None:
    idle, gc = Function("(idle)", category="idle"), Function("(garbage collector)", category="gc")
    tree = CallTree([ROOT, idle, gc, gc], [-1, 0, 1, 0], [0, 5, 2, 1], "seconds")
    of = layout(tree)
    assert [of.functions[kind].name for kind in of.function] == ["(root)", "(garbage collector)", "(idle)"]
    assert of.total == [8, 3, 5]
    assert of.active == tree.active == 3


def random_tree(seed: int) -> tuple[CallTree, list[Run]]:
    chance = random.Random(seed)
    count = chance.randint(1, 300)
    functions = [ROOT, *(own(f"f{chance.randint(0, 9)}") for _ in range(count - 1))]
    parents = [-1, *(chance.randint(max(0, at - 20), at - 1) for at in range(1, count))]
    values, runs, now = [0] * count, [], 0
    for _ in range(500):
        now += chance.choice([0, 0, 0, 7])
        node, duration = chance.randrange(count), chance.randint(0, 300)
        runs.append(Run(now / 1e6, duration / 1e6, node))
        values[node] += duration
        now += duration
    return CallTree(functions, parents, [value / 1e6 for value in values], "seconds"), runs


@pytest.mark.parametrize("seed", range(20))
def test_the_data_has_each_microsecond_of_the_tree_and_of_the_runs(seed: int) -> None:
    tree, runs = random_tree(seed)
    data = data_of(flame_graph_html(tree, runs))
    names = [data["texts"][at] for at in data["functions"][::6]]
    levels, nodes = list(accumulate(data["level"])), list(accumulate(data["node"]))
    path: list[int] = []
    stacks = []
    for level, kind in zip(levels, data["function"], strict=True):
        del path[level:]
        path.append(kind)
        stacks.append(tuple(names[one] for one in path))
    expected: dict[tuple[str, ...], int] = {}
    known: list[tuple[str, ...]] = []
    for function, parent, value in zip(tree.functions, tree.parents, tree.values, strict=True):
        known.append((*(known[parent] if parent >= 0 else ()), function.name))
        expected[known[-1]] = expected.get(known[-1], 0) + round(value * 1e6)
    assert data["scale"] == 10**6
    assert dict(zip(stacks, data["own"], strict=True)) == expected
    now, found = 0, []
    for gap, duration, node in zip(data["gap"], data["duration"], nodes, strict=True):
        now += gap
        found.append((now, duration, stacks[node]))
        now += duration
    assert found == [(round(run.start * 1e6), round(run.duration * 1e6), known[run.node]) for run in runs]


def test_parts_of_a_microsecond_are_kept() -> None:
    data = data_of(flame_graph_html(CallTree([ROOT, own("a")], [-1, 0], [0, 1.5e-6], "seconds"), [Run(0, 1.5e-6, 1)]))
    assert (data["scale"], data["own"], data["duration"]) == (10**9, [0, 1500], [1500])


def test_bytes_and_times_that_need_more_than_32_bits_are_kept() -> None:
    data = data_of(flame_graph_html(CallTree([ROOT, own("a")], [-1, 0], [0, 2**40], "bytes")))
    assert (data["scale"], data["own"]) == (1, [0, 2**40])
    long = CallTree([ROOT, own("a")], [-1, 0], [0, 86_400.0], "seconds")
    assert data_of(flame_graph_html(long, [Run(0, 86_400.0, 1)]))["duration"] == [86_400 * 10**6]


@pytest.mark.parametrize(
    "runs",
    [[Run(1, 1, 1), Run(0, 1, 1)], [Run(0, 2, 1), Run(1, 2, 1)], [Run(0, 1, 2)], [Run(0, 1, -1)], [Run(0, -1, 1)]],
)
def test_runs_that_are_not_in_order_or_of_no_node_are_refused(runs: list[Run]) -> None:
    with pytest.raises(ValueError, match="runs must be in order of time, and of nodes of the tree"):
        flame_graph_html(CallTree([ROOT, own("a")], [-1, 0], [0, 1], "seconds"), runs)


def test_a_recording_without_any_call_is_a_page_too() -> None:
    page = flame_graph_html(CallTree([ROOT], [-1], [0], "seconds"))
    assert data_of(page)["own"] == [0]
    assert Document(page).rows[1:] == []


def test_a_stack_of_a_hundred_thousand_levels_is_drawn() -> None:
    tree, runs = chain(100_000)
    assert sum(data_of(flame_graph_html(tree, runs))["own"]) == 100_000


def test_names_from_the_program_are_only_text() -> None:
    page = flame_graph_html(*hostile(), title=HOSTILE[0], facts={HOSTILE[1]: HOSTILE[5]})
    page.encode()
    document = Document(page)
    assert {"img", "svg"}.isdisjoint(document.tags)
    assert document.tags.count("script") == 2
    assert document.headings == [HOSTILE[0]]
    names = {row[0] for row in document.rows[1:]}
    assert {HOSTILE[0], HOSTILE[3], "\\u202egnp.exe\\u2028\\u2066", "(top level)"} <= names
    assert set(data_of(page)["texts"]).isdisjoint({HOSTILE[4], HOSTILE[5]})


def test_the_page_may_load_nothing_and_run_only_its_own_script() -> None:
    page = flame_graph_html(*small())
    policy = Document(page).policy
    assert policy is not None
    kinds = [rule.split(" ")[0] for rule in policy.split("; ")]
    assert kinds == ["default-src", "base-uri", "form-action", "style-src", "script-src"]
    assert policy.count("'none'") == 3
    assert policy.count("'sha256-") == 2
    assert "unsafe" not in policy


def test_a_warning_of_the_tree_is_shown() -> None:
    tree = CallTree([ROOT], [-1], [0], "seconds", warning="half of it <b>is missing</b>")
    assert '<p class="warning">half of it &lt;b&gt;is missing&lt;/b&gt;</p>' in flame_graph_html(tree)


def test_a_file_is_a_page_or_a_picture_by_its_name(tmp_path: Path) -> None:
    tree, runs = small()
    page, picture = tmp_path / "a.HTML", tmp_path / "a.svg"
    assert save_flame_graph(page, tree, runs, title="One") == page
    assert page.read_text("utf-8") == flame_graph_html(tree, runs, title="One")
    assert save_flame_graph(str(picture), tree, runs) == picture
    assert picture.read_text("utf-8").startswith("<?xml")
    assert page.stat().st_mode & 0o777 == 0o600


def test_another_ending_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"ends in \.html for a page, or in \.svg for a picture, not .*a\.png"):
        save_flame_graph(tmp_path / "a.png", small()[0])
    assert not list(tmp_path.iterdir())
