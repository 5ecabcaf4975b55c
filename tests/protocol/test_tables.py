"""Domains and members as tables."""

from __future__ import annotations

from typing import Any

import pytest

from cdpsync.protocol.tables import Row, table_of

from .test_schema import make


def row(**raw: Any) -> str:
    """The line of the command Zoo.feed with this description, in the table of its domain."""
    return repr(make(commands=[{"name": "feed", **raw}], events=[])["Zoo"]).splitlines()[1]


@pytest.mark.parametrize(("length", "remark"), [(90, "x" * 90), (91, "x" * 89 + "…")], ids=["it fits", "one too many"])
def test_a_remark_is_cut_where_the_line_ends(length: int, remark: str) -> None:
    assert row(description="x" * length) == f"  feed()  {remark}"


@pytest.mark.parametrize(("length", "label"), [(44, "x" * 44), (45, "x" * 43 + "…")], ids=["it fits", "one too many"])
def test_a_name_is_cut_where_the_remarks_begin(length: int, label: str) -> None:
    table = repr(make(commands=[], events=[{"name": "x" * length}])["Zoo"])
    assert table.splitlines()[1] == f"  {label}  event"


@pytest.mark.parametrize(
    ("length", "label"), [(92, f"feed({'x' * 92})"), (93, "feed(…)")], ids=["it fits", "one too many"]
)
def test_a_signature_without_remarks_may_take_the_whole_line(length: int, label: str) -> None:
    assert row(parameters=[{"name": "x" * length}]) == f"  {label}"


@pytest.mark.parametrize(
    ("description", "remark"),
    [("Feeds v1.2 animals.", "Feeds v1.2 animals"), ("Feeds an\n\n  animal. Then more.", "Feeds an animal")],
)
def test_the_remark_is_the_first_sentence_in_one_line_and_without_its_dot(description: str, remark: str) -> None:
    assert row(description=description) == f"  feed()  {remark}"


@pytest.mark.parametrize(
    ("commands", "events", "counts"),
    [(0, 0, "0 commands, 0 events"), (1, 2, "1 command, 2 events"), (2, 1, "2 commands, 1 event")],
)
def test_a_domain_without_description_is_listed_with_its_counts(commands: int, events: int, counts: str) -> None:
    members = [{"name": f"m{number}"} for number in range(3)]
    protocol = make(description="", commands=members[:commands], events=members[1 : 1 + events])
    assert repr(protocol).splitlines() == ["1 domain, from the target", f"  Zoo  {counts}"]


def test_the_title_of_a_domain_has_its_marks() -> None:
    old = make(commands=[], events=[], deprecated=True, experimental=True)["Zoo"]
    assert repr(old) == "Zoo: 0 commands, 0 events; deprecated, experimental; from the target"


def test_in_a_notebook_a_table_is_escaped() -> None:
    html = table_of("1 < 2", [Row("<a>", "b & <c>")]).html()
    assert html.startswith("<p>1 &lt; 2</p><table>")
    assert "<code>&lt;a&gt;</code>" in html
    assert ">b &amp; &lt;c&gt;</td>" in html
