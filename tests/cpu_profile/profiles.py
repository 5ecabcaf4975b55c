"""CPU profiles made up at random, in the formats that there are."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

NAMES = ["", "parse", "render", "go", "(anonymous)", "fib", "ünïcode", "a b"]
URLS = ["", "file:///app/main.js", "node:fs", "file:///app/node_modules/x/index.js", "https://example.test/a.js"]
SYSTEM = ["(program)", "(idle)", "(garbage collector)"]
FORMATS = ("now", "now", "trace", "no counts", "old", "old without times")


def make_profile(seed: int, kind: str = "") -> dict[str, Any]:
    """A profile of a random tree, with single (program) samples, collections, and disorder.

    It is in one of FORMATS, at random if `kind` is "".
    """
    chance = random.Random(seed)
    nodes: list[dict[str, Any]] = [_node(1, "(root)", "", -1, -1)]
    parents = [0]
    for name in chance.sample(SYSTEM, chance.choice([0, 1, 2, 3, 3, 3])):
        nodes.append(_node(len(nodes) + 1, name, "", -1, -1))
        parents.append(0)
    system = len(nodes)
    for number in range(system, system + chance.randint(0, chance.choice([3, 20, 200]))):
        name, url = chance.choice(NAMES), chance.choice(URLS)
        line, column = (chance.randint(0, 99), chance.randint(0, 40)) if url else (-1, -1)
        nodes.append(_node(number + 1, name, url, line, column))
        above = number - 1 if chance.random() < 0.4 else chance.choice([0, *range(system, number)])
        parents.append(0 if above < system else above)
    ids = list(range(1, len(nodes) + 1))
    if chance.random() < 0.3:
        ids = chance.sample(range(1, 10 * len(nodes)), len(nodes))
    count = chance.choice([0, 1, 2, 3, chance.randint(4, 40), chance.randint(40, 600)])
    tops, deltas = _samples(chance, nodes, parents, system, count)
    start = chance.randint(0, 10**12)
    profile: dict[str, Any] = {
        "nodes": nodes,
        "startTime": start,
        "endTime": start + max(0, sum(deltas)) + chance.randint(0, 5000),
        "samples": [ids[top] for top in tops],
        "timeDeltas": deltas,
    }
    for node, id in zip(nodes, ids, strict=True):
        node["id"] = id
    for top in tops:
        nodes[top]["hitCount"] += 1
    if chance.random() < 0.2 and len(nodes) > 3:  # the root stays the first
        order = [0, *chance.sample(range(1, len(nodes)), len(nodes) - 1)]
    else:
        order = list(range(len(nodes)))
    return _in_format(kind or chance.choice(FORMATS), profile, ids, parents, order, chance)


def profile_of(*stacks: str, deltas: Sequence[int] = ()) -> dict[str, Any]:
    """A profile with a sample for each stack, such as "main parse", one each millisecond unless there are `deltas`.

    The function `parse` is in the file /app/parse.js, `lodash@get` in the package lodash. Names in brackets are V8's.
    """
    nodes = [_node(1, "(root)", "", -1, -1)]
    ids: dict[str, int] = {"": 1}
    samples = []
    for stack in stacks:
        path = ""
        for name in stack.split():
            above, path = path, f"{path} {name}"
            if path not in ids:
                package, _, function = name.rpartition("@")
                where = f"node_modules/{package}/" if package else ""
                url = "" if name.startswith("(") else f"file:///app/{where}{function}.js"
                line, column = (9, 4) if url else (-1, -1)
                nodes.append(
                    _node(len(nodes) + 1, function.replace("(garbage", "(garbage collector)"), url, line, column)
                )
                ids[path] = len(nodes)
                nodes[ids[above] - 1].setdefault("children", []).append(len(nodes))
        samples.append(ids[path])
        node = nodes[ids[path] - 1]
        node["hitCount"] += 1
        if node["callFrame"]["url"]:
            node["positionTicks"] = [{"line": 12, "ticks": node["hitCount"]}]
    given = [*deltas] or [1000] * len(samples)
    end = 5_000_000 + sum(given) + 1000
    return {"nodes": nodes, "startTime": 5_000_000, "endTime": end, "samples": samples, "timeDeltas": given}


def large_profile(samples: int = 1_000_000, functions: int = 5000) -> dict[str, Any]:
    """A profile as a server under load gives it: a deep tree, short runs, several lines for each function."""
    chance = random.Random(1)
    nodes = [_node(1, "(root)", "", -1, -1)]
    nodes += [_node(number, name, "", -1, -1) for number, name in enumerate(SYSTEM, 2)]
    nodes[0]["children"] = [2, 3, 4]
    for id in range(5, functions + 1):
        url = f"file:///srv/app/node_modules/package{id % 37}/lib/module{id % 40}.js"
        nodes.append(_node(id, f"function{id % 900}", url, id % 900 * 3, 10))
        above = 1 if id < 20 else chance.randrange(max(5, id - 300), id)
        nodes[above - 1].setdefault("children", []).append(id)
    tops: list[int] = []
    lines: list[Counter[int]] = [Counter() for _ in nodes]
    while len(tops) < samples:
        which = chance.random()
        top = 2 if which < 0.03 else 3 if which < 0.05 else 4 if which < 0.09 else chance.randint(5, functions)
        run = [top] * min(chance.choice([1, 1, 2, 3, 8]), samples - len(tops))
        lines[top - 1][nodes[top - 1]["callFrame"]["lineNumber"] + chance.randint(2, 4)] += len(run)
        tops += run
    deltas = [chance.randint(900, 1300) for _ in tops]
    for node, counts in zip(nodes, lines, strict=True):
        node["hitCount"] = sum(counts.values())
        if node["id"] > 4:
            node["positionTicks"] = [{"line": line, "ticks": count} for line, count in counts.items()]
    return {"nodes": nodes, "startTime": 0, "endTime": sum(deltas), "samples": tops, "timeDeltas": deltas}


def in_chunks(profile: dict[str, Any], tid: int) -> list[dict[str, Any]]:
    """The events of a trace that hold a profile in the format "trace"; thread and process have the same number."""
    thread = {"pid": tid, "tid": tid, "id": "0x1"}
    events: list[dict[str, Any]] = [
        {"name": "thread_name", "ph": "M", "pid": tid, "tid": tid, "args": {"name": f"thread {tid}"}},
        {"name": "Profile", "ph": "P", **thread, "ts": profile["startTime"], "args": {"data": {"startTime": 0}}},
    ]
    nodes, samples, deltas = profile["nodes"], profile["samples"], profile["timeDeltas"]
    step = max(1, len(samples) // 3)
    for at in range(0, len(samples), step):
        part = {"nodes": nodes if not at else [], "samples": samples[at : at + step]}
        data = {"cpuProfile": part, "timeDeltas": deltas[at : at + step]}
        events.append({"name": "ProfileChunk", "ph": "P", **thread, "tid": tid + 1, "ts": at, "args": {"data": data}})
    return events


def _node(id: int, name: str, url: str, line: int, column: int) -> dict[str, Any]:
    frame = {"functionName": name, "scriptId": "7" if url else "0", "url": url}
    return {"id": id, "callFrame": {**frame, "lineNumber": line, "columnNumber": column}, "hitCount": 0}


def _samples(
    chance: random.Random, nodes: list[dict[str, Any]], parents: list[int], system: int, count: int
) -> tuple[list[int], list[int]]:
    """The node of each sample, and the times between them. After (idle), some time always goes by."""
    disorder = chance.random() < 0.3
    tops: list[int] = []
    deltas: list[int] = []
    while len(tops) < count:
        if chance.random() < 0.4:
            top = chance.randrange(system)  # V8's own, and now and then the root
        elif tops and tops[-1] >= system and chance.random() < 0.5:
            top = chance.choice([tops[-1], parents[tops[-1]] or tops[-1]])
        else:
            top = chance.randrange(system, len(nodes)) if len(nodes) > system else 0
        repeated = chance.choice([1, 1, 1, 2, 5])
        tops += [top] * repeated
        deltas += [chance.choice([1, 100, 1000, chance.randint(1, 9999)]) for _ in range(repeated)]
    if disorder:
        for at in range(1, len(deltas)):
            if chance.random() < 0.1:
                deltas[at] = -chance.randint(1, 500) * 7 - 3
    return tops[:count], deltas[:count]


def _in_format(
    kind: str, profile: dict[str, Any], ids: list[int], parents: list[int], order: list[int], chance: random.Random
) -> dict[str, Any]:
    nodes = profile["nodes"]
    below: list[list[int]] = [[] for _ in nodes]
    for at in order:
        if at:
            below[parents[at]].append(at)
    if kind in ("now", "no counts"):
        for node, children in zip(nodes, below, strict=True):
            if children or node is nodes[0]:
                node["children"] = [ids[child] for child in children]
        profile["nodes"] = [nodes[at] for at in order]
    elif kind == "trace":
        for at in order[1:]:
            nodes[at]["parent"] = ids[parents[at]]
            del nodes[at]["hitCount"]
        del nodes[0]["hitCount"]
        profile["nodes"] = [nodes[at] for at in order]
    else:
        return _old(kind, profile, below)
    if kind == "no counts":
        for node in nodes:
            del node["hitCount"]
    return profile


def _old(kind: str, profile: dict[str, Any], below: list[list[int]]) -> dict[str, Any]:
    def nested(at: int) -> dict[str, Any]:
        node = profile["nodes"][at]
        frame = node["callFrame"]
        return {
            "functionName": frame["functionName"],
            "scriptId": frame["scriptId"],
            "url": frame["url"],
            "lineNumber": frame["lineNumber"] + 1,
            "columnNumber": frame["columnNumber"] + 1,
            "hitCount": node["hitCount"],
            "callUID": at,
            "children": [nested(child) for child in below[at]],
            "deoptReason": "no reason",
            "id": node["id"],
        }

    now = profile["startTime"]
    times = [now := now + delta for delta in profile["timeDeltas"]]
    old = {
        "head": nested(0),
        "startTime": profile["startTime"] / 1e6,
        "endTime": profile["endTime"] / 1e6,
        "samples": profile["samples"],
        "timestamps": times,
    }
    if kind == "old without times" and times:
        del old["timestamps"]
    return old
