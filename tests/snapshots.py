"""Small heap snapshots, made by hand, in the styles of several V8 versions."""

from __future__ import annotations

import json
import random
from typing import Any

NODE_TYPES = ["hidden", "array", "string", "object", "code", "closure"]
EDGE_TYPES = ["context", "element", "property", "internal", "hidden", "shortcut", "weak"]


def make_snapshot(
    nodes: int = 200, *, rows: bool = False, extra: bool = False, seed: int = 1, closures: int = 20
) -> str:
    """The text of a snapshot. As in V8, strings are numbered in the order in which they first occur.

    With `rows`, it has one row on a line, and trace_node_id, as V8 11 wrote it. With `extra`, it has Chrome's scopes.
    """
    rng = random.Random(seed)
    strings: dict[str, int] = {"<dummy>": 0}

    def number(text: str) -> int:
        return strings.setdefault(text, len(strings))

    node_fields = [
        "type",
        "name",
        "id",
        "self_size",
        "edge_count",
        *(["trace_node_id"] if rows else []),
        "detachedness",
    ]
    node_rows, edge_rows = [], []
    for index in range(nodes):
        name = number(rng.choice(["(object)", "Map", f'text "{index}" \\ \n', f"\\u{index:04x}é", f"]}}{index}"]))
        row = [rng.randrange(len(NODE_TYPES)), name, 2 * index + 1, rng.randrange(1000), 3]
        node_rows.append([*row, *([0] if rows else []), 0])
    for index in range(3 * nodes):
        kind = rng.randrange(len(EDGE_TYPES))
        named = EDGE_TYPES[kind] not in ("element", "hidden")
        name = number(f"property{index // 7}") if named else rng.randrange(5 * nodes)
        edge_rows.append([kind, name, rng.randrange(nodes) * len(node_fields)])
    functions = [[1, number("traced"), number("file:///t.js"), 7, 1, 2]]
    scopes = [[number(f"variable{n}")] for n in range(5)] if extra else []
    location_fields = ["object_index", "script_id", "line", "column"]
    locations = [[rng.randrange(nodes) * len(node_fields), 12, n, 4] for n in range(closures)]
    meta: dict[str, Any] = {
        "node_fields": node_fields,
        "node_types": [NODE_TYPES, "string", *["number"] * (len(node_fields) - 2)],
        "edge_fields": ["type", "name_or_index", "to_node"],
        "edge_types": [EDGE_TYPES, "string_or_number", "node"],
        "trace_function_info_fields": ["function_id", "name", "script_name", "script_id", "line", "column"],
        "trace_node_fields": ["id", "function_info_index", "count", "size", "children"],
        "sample_fields": ["timestamp_us", "last_assigned_id"],
        "location_fields": location_fields,
        **({"scope_context_var_fields": ["name"]} if extra else {}),
    }
    header = {"meta": meta, "node_count": nodes, "edge_count": len(edge_rows), "trace_function_count": len(functions)}
    between = "\n," if rows else ","
    sections = {
        "nodes": node_rows,
        "edges": edge_rows,
        "trace_function_infos": functions,
        "samples": [],
        "locations": locations,
        **({"scope_context_vars": scopes} if extra else {}),
    }
    parts = [f'"{name}":[{between.join(",".join(map(str, row)) for row in body)}]' for name, body in sections.items()]
    parts.insert(3, '"trace_tree":[1,0,0,0,[2,0,1,16,[]]]')
    texts = ",\n".join(map(json.dumps, strings))
    newline = "\n" if rows else ""
    body = f",{newline}".join(parts)
    return f'{{"snapshot":{json.dumps(header, separators=(",", ":"))},\n{body},\n"strings":[{texts}]}}'


def cut(text: str, size: int) -> list[str]:
    return [text[start : start + size] for start in range(0, len(text), size)]
