"""Makes a large heap snapshot from a small one: many copies of its nodes below one root, with the same strings.

python -m tests.heap.enlarge FILE COPIES OUTPUT    # 42 copies of s100-a.heapsnapshot are 4.6 GB
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from cdpsync.heap.format.digits import PADDING, parse

_AT_ONCE = 1 << 20


def enlarge(source: Path, copies: int, output: IO[bytes]) -> None:
    """Write the enlarged snapshot. Sections other than nodes, edges and strings are left out."""
    text = source.read_bytes()
    header: dict[str, Any]
    header, _ = json.JSONDecoder().raw_decode(text[text.index(b":") + 1 : text.index(b'"nodes":[')].decode())
    meta = header["meta"]
    nodes, edges = (
        parse(PADDING + _section(text, name) + b",").reshape(-1, len(meta[f"{name[:-1]}_fields"]))
        for name in ("nodes", "edges")
    )
    width, count = nodes.shape[1], len(nodes)
    of_count, of_id = (meta["node_fields"].index(field) for field in ("edge_count", "id"))
    to = meta["edge_fields"].index("to_node")
    own = int(nodes[0, of_count])
    root, others = nodes[:1].copy(), nodes[1:]
    root[0, of_count] = own * copies
    step = int(nodes[:, of_id].max()) + 1
    step += step % 2  # odd ids stay odd
    header |= {
        "node_count": 1 + (count - 1) * copies,
        "edge_count": len(edges) * copies,
        "trace_function_count": 0,
    }

    def node_rows() -> Iterator[npt.NDArray[np.int64]]:
        yield root
        for copy in range(copies):
            rows = others.copy()
            rows[:, of_id] += step * copy
            yield rows

    def edge_rows() -> Iterator[npt.NDArray[np.int64]]:
        for part in (edges[:own], edges[own:]):  # first those of the root
            for copy in range(copies):
                rows = part.copy()
                rows[rows[:, to] > 0, to] += (count - 1) * width * copy
                yield rows

    output.write(b'{"snapshot":' + json.dumps(header, separators=(",", ":")).encode() + b',"nodes":[')
    _write(node_rows(), output)
    output.write(b'],"edges":[')
    _write(edge_rows(), output)
    output.write(b'],"trace_function_infos":[],"trace_tree":[],"samples":[],"locations":[],"strings":[')
    output.write(text[text.index(b'"strings":[') + len(b'"strings":[') :])


def _section(text: bytes, name: str) -> bytes:
    start = text.index(b'"%s":[' % name.encode()) + len(name) + 4
    return text[start : text.index(b"]", start)]


def _write(parts: Iterator[npt.NDArray[np.int64]], output: IO[bytes]) -> None:
    comma = b""
    for rows in parts:
        numbers = rows.ravel()
        for start in range(0, len(numbers), _AT_ONCE):
            block = json.dumps(numbers[start : start + _AT_ONCE].tolist(), separators=(",", ":"))[1:-1]
            output.write(comma + block.encode())
            comma = b","


if __name__ == "__main__":
    with open(sys.argv[3], "wb") as file:
        enlarge(Path(sys.argv[1]), int(sys.argv[2]), file)
