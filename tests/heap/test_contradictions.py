"""Snapshots whose header, numbers and sections contradict one another."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from .texts import refused, small


def change(section: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda document: document["snapshot"].update({section: value})


def change_meta(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda document: document["snapshot"]["meta"].update({name: value})


@pytest.mark.parametrize(
    ("alter", "message"),
    [
        (change("node_count", 4), "more rows than the 4 in the header"),
        (change("node_count", 6), "5 rows where the header says 6"),
        (change("node_count", 10**12), "says it has 1000000000000 nodes"),
        (change("node_count", 2**31), "says it has 2147483648 nodes"),
        (change("edge_count", 6), "more rows than the 6 in the header"),
        (change("edge_count", 8), "7 rows where the header says 8"),
        (change("edge_count", 10**12), "says it has 1000000000000 edges"),
        (change("meta", None), "makes no sense"),
        (change("meta", []), "makes no sense: \\[\\] where 'meta' should be"),
        (change_meta("edge_fields", 7), "says 7 where the fields of edges should be"),
        (change("meta", {}), "no 'type' among the fields of nodes"),
        (change_meta("node_fields", ["type", "name"]), "no 'id' among the fields of nodes"),
        (change_meta("edge_fields", ["type", "to_node", "name"]), "no 'name_or_index' among the fields of edges"),
        (change_meta("node_types", []), "says None where the types of nodes should be"),
        (change_meta("node_types", [[7]]), "says \\[7\\] where the types of nodes should be"),
        (change_meta("edge_types", [["element"] * 101]), "where the types of edges should be"),
        (change_meta("edge_types", None), "says None where the types of edges should be"),
    ],
)
def test_a_header_that_contradicts_the_numbers_is_refused(
    alter: Callable[[dict[str, Any]], None], message: str
) -> None:
    document = small().document()
    alter(document)
    refused(json.dumps(document), message)


@pytest.mark.parametrize(
    "header", ["7", "[]", "null", '"text"', "{}", '{"meta":{}}', '{"meta":{},"node_count":1}', "{,}"]
)
def test_an_impossible_header_is_refused(header: str) -> None:
    text = small().text()
    refused(f'{{"snapshot":{header}' + ("}" if header[-1] != "}" else "") + text[text.index(',"nodes"') :])


@pytest.mark.parametrize(
    ("section", "place", "value", "message"),
    [
        ("nodes", 6, -1, "type is out of range"),
        ("nodes", 7, 100, "node 1 refers to a string"),
        ("nodes", 7, -1, "node 1 refers to a string"),
        ("nodes", 7, 2**31, "name is out of range"),
        ("nodes", 10, 4, "its nodes have 8 edges, but there are 7"),
        ("nodes", 10, 2**31, "edge_count is out of range"),
        ("nodes", 11, 256, "detachedness is out of range"),
        ("edges", 7, 100, "edge 2 refers to a string"),
        ("edges", 7, -1, "edge 2 refers to a string"),
        ("edges", 2, 7, "edge 0 refers to a node"),
        ("edges", 2, 30, "edge 0 refers to a node"),
        ("edges", 2, -6, "edge 0 refers to a node"),
        ("edges", 2, 6 * 2**32, "edge 0 refers to a node"),
        ("locations", 0, 3, "location 0 refers to a node"),
        ("locations", 0, 30, "location 0 refers to a node"),
    ],
)
def test_a_number_that_refers_to_nothing_is_refused(section: str, place: int, value: int, message: str) -> None:
    document = small().document()
    document[section][place] = value
    refused(json.dumps(document), message)


def test_nodes_with_more_edges_than_32_bits_can_count_are_refused() -> None:
    document = small().document()
    document["nodes"][4::6] = [2**31 - 1] * 5
    refused(json.dumps(document), "its nodes have 10,737,418,235 edges")


def test_an_incomplete_row_is_refused() -> None:
    document = small().document()
    for section, width in (("nodes", 6), ("edges", 3), ("locations", 4)):
        shorter = {**document, section: document[section][:-1]}
        refused(json.dumps(shorter), f"the last row has {width - 1} numbers of {width} in '{section}'")


def test_a_snapshot_without_nodes_is_refused() -> None:
    document = small().document()
    document["snapshot"].update(node_count=0, edge_count=0)
    refused(json.dumps({**document, "nodes": [], "edges": []}), "it has no nodes")


def test_a_missing_section_is_named() -> None:
    document = small().document()
    del document["edges"]
    refused(json.dumps(document), "it has no edges")
    document = small().document()
    del document["strings"]
    refused(json.dumps(document))


def test_a_section_that_occurs_twice_is_refused() -> None:
    text = small().text()
    begin, end = text.index(',"edges"'), text.index(',"locations"')
    refused(text[:end] + text[begin:], "it has 'edges' twice")


def test_a_node_with_a_negative_number_of_edges_is_refused() -> None:
    document = small().document()
    document["nodes"][10] += 5
    document["nodes"][16] -= 5  # the sum is right
    refused(json.dumps(document), "node 2 has a negative number of edges")
