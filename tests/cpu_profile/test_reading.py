"""Files of all kinds: those that are read, and what is said of the others."""

from __future__ import annotations

import copy
import gzip
import io
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cdpsync import ProfileError
from cdpsync.cpu_profile import CPUProfile

from .profiles import FORMATS, in_chunks, make_profile, profile_of

RAW = profile_of("main parse", "main parse", "main (idle)", "main write")
TEXT = json.dumps(RAW)


def names(profile: CPUProfile) -> list[str]:
    return [function.name for function in profile.call_tree.functions]


@pytest.mark.parametrize(
    "source",
    [TEXT, TEXT.encode(), bytearray(TEXT.encode()), gzip.compress(TEXT.encode()), b"\xef\xbb\xbf" + TEXT.encode(), RAW],
    ids=["str", "bytes", "bytearray", "gzip", "with a byte order mark", "dict"],
)
def test_a_profile_is_read_from_memory(source: Any) -> None:
    assert CPUProfile.load(source).sample_count == 4


def test_a_profile_is_read_from_a_path_and_from_open_files(tmp_path: Path) -> None:
    path = tmp_path / "a.cpuprofile.gz"
    path.write_bytes(gzip.compress(TEXT.encode()))
    with path.open("rb") as file:
        counts = {CPUProfile.load(one).sample_count for one in (path, str(path), file, io.StringIO(TEXT))}
    assert counts == {4}
    assert CPUProfile.load(path).name == "a.cpuprofile.gz"


@pytest.mark.parametrize("reply", [{"profile": RAW}, {"id": 3, "result": {"profile": RAW}}])
def test_a_reply_of_the_protocol_is_read(reply: dict[str, Any]) -> None:
    assert CPUProfile.load(reply).sample_count == 4


@pytest.mark.parametrize("kind", sorted({*FORMATS}))
def test_each_format_is_read_and_what_was_given_is_not_changed(kind: str) -> None:
    raw = make_profile(5, kind)
    before = copy.deepcopy(raw)
    profile = CPUProfile.load(raw)
    profile.summary()
    assert raw == before
    now = CPUProfile.load(make_profile(5, "now"))
    assert profile.sample_count == now.sample_count
    assert sorted(names(profile)) == sorted(names(now))


def test_a_trace_with_one_profile_is_read_even_without_its_last_bracket() -> None:
    events = in_chunks(make_profile(5, "trace"), 7)
    whole = CPUProfile.load({"traceEvents": events})
    assert whole.sample_count == CPUProfile.load(json.dumps(events)[:-1] + ",\n").sample_count > 0


def test_a_thread_of_a_trace_is_chosen_by_number_or_name() -> None:
    trace = {"traceEvents": in_chunks(make_profile(5, "trace"), 7) + in_chunks(make_profile(6, "trace"), 8)}
    assert CPUProfile.load(trace, thread=7).sample_count == CPUProfile.load(make_profile(5)).sample_count
    assert CPUProfile.load(trace, thread="thread 8").sample_count == CPUProfile.load(make_profile(6)).sample_count
    with pytest.raises(ValueError, match=r"2 threads .* thread=NUMBER: .*7 \(thread 7: "):
        CPUProfile.load(trace)
    with pytest.raises(ProfileError, match=r"no thread 'main' .* these have: "):
        CPUProfile.load(trace, thread="main")


def edited(change: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    raw = copy.deepcopy(RAW)
    change(raw)
    return raw


def setting(key: str, value: object, node: int | None = None) -> dict[str, Any]:
    raw = copy.deepcopy(RAW)
    (raw if node is None else raw["nodes"][node])[key] = value
    return raw


def event(name: str, **parts: Any) -> dict[str, Any]:
    """An event of a trace."""
    data = parts.pop("data", {})
    return {"name": name, "ph": "P", "pid": 1, "tid": 1, "id": "1", "ts": 1, "args": {"data": data}} | parts


ORPHAN = {"id": 2, "parent": [], "callFrame": {"functionName": "a"}}
DAMAGED: list[tuple[Any, str]] = [
    (TEXT[: len(TEXT) // 2], r"the text is cut: it ends after [\d,]+ bytes"),
    (b"", "the file is empty"),
    (b"\x1f\x8b\x08", "gzip file is cut"),
    (gzip.compress(TEXT.encode())[:-20], "gzip file is cut"),
    (b"\x1f\x8b" + bytes(100), "gzip file is damaged"),
    (b"PK\x03\x04", "not JSON"),
    (TEXT.replace(":", ";", 9), "not JSON"),
    (b'{"nodes": "\xff"}', "not JSON in UTF-8"),
    (b"[" * 100_000, "nested too deeply"),
    (b'{"a":' + b"1" * 5000 + b"}", "not a CPU profile|not JSON"),
    ("[1, 2]", "not a CPU profile, but a JSON list"),
    (b"7", "not a CPU profile"),
    ({}, "it has no nodes, but nothing at all"),
    ({"a": 1}, "it has no nodes, but 'a'"),
    ({"snapshot": {}, "nodes": [], "strings": []}, "a heap snapshot.*cdpsync.heap reads it"),
    ({"head": {"selfSize": 1, "id": 1, "children": []}, "samples": []}, "a sampled heap profile"),
    ({"result": [{"scriptId": "1", "functions": []}]}, "a coverage report"),
    ({"traceEvents": [{"ph": "X", "name": "a"}]}, "the trace has no CPU profile: record the category"),
    ({"traceEvents": [1]}, "an event of the trace is '1', not an object"),
    ({"traceEvents": [{"name": "ProfileChunk", "args": 1}]}, "an event of the trace, 'ProfileChunk', is damaged"),
    ({"traceEvents": in_chunks(make_profile(5, "trace"), 7)[2:]}, "lost the beginning"),
    ({"traceEvents": [event("Profile", ts="now")]}, "'Profile', is damaged"),
    ({"traceEvents": [event("CpuProfile", data={"cpuProfile": []})]}, "'CpuProfile', is damaged"),
    ({"traceEvents": [event("ProfileChunk", data={"cpuProfile": {"nodes": [ORPHAN]}})]}, "'ProfileChunk', is damaged"),
    (setting("nodes", []), "no nodes, not even a root"),
    (setting("nodes", {}), "no list of nodes"),
    (setting("nodes", [None]), "node 0 of the profile is missing, not an object"),
    (setting("id", 3, 1), "two nodes of the profile have the id 3"),
    (setting("id", "2", 1), "node 1 of the profile has no id that is a whole number, but a text"),
    (setting("children", [99], 2), "node 3 of the profile has a child 99, which is not the id of a node"),
    (setting("children", [2], 2), "node 2 of the profile is a child of two nodes, or of itself"),
    (setting("children", 3, 0), "the children of node 1 are the number 3"),
    (setting("callFrame", [], 1), "the callFrame of node 2 is a list"),
    (setting("callFrame", {}, 1), "the function name of node 2 is missing"),
    (setting("callFrame", {"functionName": "a", "url": 1}, 1), "the URL of node 2 is the number 1"),
    (setting("callFrame", {"functionName": "a", "lineNumber": "1"}, 1), "'lineNumber' of node 2 is '1'"),
    (setting("hitCount", -1, 1), "'hitCount' of node 2 is -1, not a whole number"),
    (setting("positionTicks", [{"line": 1}], 1), "the positionTicks of node 2"),
    (setting("samples", [2, 2, 77, 2]), "a sample of the profile is of the node 77"),
    (setting("samples", ["2"] * 4), "'samples' of the profile is not a list of ids"),
    (setting("samples", [2, 2]), "the profile has 2 samples but 4 times"),
    (setting("timeDeltas", [1, 2, 3]), "the profile has 4 samples but 3 times"),
    (setting("timeDeltas", [1, 2, 3, None]), "'timeDeltas' of the profile is not a list of numbers"),
    (setting("timeDeltas", [1, 2, 3, float("nan")]), "'timeDeltas' of the profile has a number that cannot be a time"),
    (setting("timeDeltas", [1, 2, 3, 10**400]), "'timeDeltas' of the profile has a number that cannot be a time"),
    (setting("startTime", "now"), "'startTime' of the profile is 'now', not a number"),
    (setting("endTime", float("inf")), "'endTime' of the profile is inf"),
    (setting("lines", [1]), "'lines' of the profile is not a list with a whole number for each of 4 samples"),
    (setting("cdpsync", {"places": [["1", "a"]]}), "places in the sources .* are damaged"),
]


@pytest.mark.parametrize(("source", "message"), DAMAGED, ids=[message[:50] for _, message in DAMAGED])
def test_damage_is_an_error_that_says_what_is_wrong(source: Any, message: str) -> None:
    with pytest.raises(ProfileError, match=message):
        CPUProfile.load(source)


def test_a_node_that_is_below_itself_is_an_error() -> None:
    """No JSON has that, but a dict in the format of 2015 may."""
    head: dict[str, Any] = {"id": 1, "functionName": "(root)", "children": []}
    head["children"].append(head)
    with pytest.raises(ProfileError, match="below itself"):
        CPUProfile.load({"head": head})


def test_a_key_of_ours_that_is_somebody_else_s_is_left_out_of_what_is_saved() -> None:
    out = io.BytesIO()
    CPUProfile.load(setting("cdpsync", True)).save(out)
    assert CPUProfile.load(out.getvalue()).raw == RAW


def test_less_than_a_microsecond_is_no_part_of_a_profile() -> None:
    short = CPUProfile.load(RAW | {"timeDeltas": [0.1, 0.1, 0.1, 0.1]})
    with pytest.raises(ValueError, match="nothing of the profile is between"):
        short.between(0, short.duration)


def test_a_script_at_the_url_of_a_directory_has_no_source_map(tmp_path: Path) -> None:
    frame = {"functionName": "a", "url": tmp_path.as_uri(), "lineNumber": 1}
    assert CPUProfile.load(setting("callFrame", frame, 1)).total("a") > 0


def test_an_error_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.cpuprofile"
    path.write_text(TEXT[:-30])
    with pytest.raises(ProfileError, match=r"a\.cpuprofile: the text is cut"):
        CPUProfile.load(path)


def test_a_file_that_is_not_there_is_an_oserror(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        CPUProfile.load(tmp_path / "none")


def test_a_source_of_another_type_is_a_typeerror() -> None:
    with pytest.raises(TypeError, match="must be a path, bytes, a file or a dict, not int"):
        CPUProfile.load(3)  # type: ignore[arg-type]


def test_flipped_bits_are_read_or_are_an_error() -> None:
    """Whatever is changed in a file, nothing but ProfileError comes of it."""
    chance = random.Random(1)
    given = TEXT.encode()
    read = 0
    for _ in range(300):
        data = bytearray(given)
        for _ in range(chance.choice([1, 4])):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        try:
            CPUProfile.load(bytes(data)).summary().text()
            read += 1
        except ProfileError:
            pass
    assert 0 < read < 300
