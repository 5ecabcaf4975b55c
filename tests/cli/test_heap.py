"""`cdpsync heap` with snapshots of a Node program that leaks."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from cdpsync import CDPClient, cli, launch
from cdpsync.heap import HeapSnapshot

from ..conftest import find_runtime
from ..heap.handmade import Handmade
from ..snapshots import make_snapshot

pytestmark = pytest.mark.real

_LEAK = """
globalThis.cache = new Map();
globalThis.leak = () => { for (let i = 0; i < 300; i++) cache.set(`order ${i}`, new Order()); };
globalThis.serve = function serve() { return cache; };
class Order { constructor() { this.lines = [{ product: "milk" }]; } }
setInterval(() => {}, 60_000);
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Two snapshots, before and after the program keeps 300 orders."""
    folder = tmp_path_factory.mktemp("heap")
    script = folder / "leak.js"
    script.write_text(_LEAK)
    before, after = folder / "before.heapsnapshot", folder / "after.heapsnapshot"
    with launch([find_runtime("node"), str(script)]) as client:
        _until_there(client)
        client.heap.save(before)
        client.send_command("Runtime.evaluate", {"expression": "leak()"})
        client.heap.save(after)
    return str(before), str(after)


def _until_there(client: CDPClient) -> None:
    while client.send_command("Runtime.evaluate", {"expression": "typeof leak"})["result"]["value"] != "function":
        pass


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert cli.main(["heap", *arguments]) == 0
    return capsys.readouterr().out


def test_the_summary_lists_constructors_by_retained_size(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    rows = json.loads(run(capsys, "summary", files[1], "-n", "0", "--json"))["rows"]
    sizes = [row["retained_size"] for row in rows]
    assert sizes == sorted(sizes, reverse=True)
    assert {row["name"]: row["count"] for row in rows}["Order"] == 300


def test_the_summary_is_filtered_sorted_and_cut(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    shown = run(capsys, "summary", files[1], "--filter", "OR", "--sort", "count", "-n", "3").splitlines()
    counts = [int(line.split()[-3].replace(",", "")) for line in shown[2:5]]
    assert counts == sorted(counts, reverse=True)
    assert all("or" in line.casefold() for line in shown[2:5])
    assert shown[5].startswith("… ")


def test_the_statistics_add_up(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(run(capsys, "summary", files[1], "--statistics", "--json"))["rows"]
    assert sum(row["size"] for row in rows) == HeapSnapshot.load(files[1]).statistics().total


def test_the_diff_says_what_is_new(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(run(capsys, "diff", *files, "-n", "0", "--csv"))))
    (orders,) = [row for row in rows if row["name"] == "Order"]
    assert (orders["new"], orders["deleted"]) == ("300", "0")


def test_leaks_names_what_was_made_its_holder_and_the_next_command(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = run(capsys, "leaks", files[0], files[1], files[1]).splitlines()
    assert re.match(r"\d+ kB made by the action are still held: (mostly )?300 Order of .*held by Map cache", shown[0])
    assert shown[2] == "  path: global.cache → Map.table[] → Order"
    (command,) = [line for line in shown[:6] if line.startswith("  next: ")]
    _, _, *next = command.split()
    assert re.match(r"object Order @\d+: ", run(capsys, *next[1:]))


def test_leaks_as_json_has_ids_and_the_next_command(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    shown = json.loads(run(capsys, "leaks", files[0], files[1], files[1], "--json"))
    row = next(row for row in shown["rows"] if row["name"] == "Order")
    assert row["next"] == f"cdpsync heap why {files[1]} {row['ids'][0]}"


def test_why_groups_the_objects_of_a_class_by_what_holds_them(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = run(capsys, "why", files[1], "Order").splitlines()
    assert shown[2].split()[:2] == ["Order", "300"]
    assert [line.strip() for line in shown[3:5]] == ["global", ".cache → Map"]
    assert re.fullmatch(r" +\.table\[\] → Order @\d+, one of 300", shown[5])
    assert len(shown) == 6


@pytest.mark.parametrize("prefix", ["", "@"])
def test_why_shows_the_path_to_one_object(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str], prefix: str
) -> None:
    cache = next(edge.target for edge in _global(files[1]).edges() if edge.name == "cache")
    shown = run(capsys, "why", files[1], f"{prefix}{cache.id}").splitlines()
    assert re.fullmatch(r"  global @\d+", shown[1])
    assert shown[2] == f"  .cache → Map @{cache.id}"
    assert shown[3].startswith("freed with <object global")
    assert any(line.endswith(" as .cache") for line in shown[4:])


def _global(file: str):  # type: ignore[no-untyped-def]
    return next(node for node in HeapSnapshot.load(file).nodes if node.label == "global" and node.type == "object")


@pytest.mark.parametrize(
    ("what", "said"),
    [("Ordr", "did you mean 'Order'?"), ("nothing like it", "has no object of the class"), ("4", "has the id 4")],
)
def test_why_of_an_unknown_object_is_an_error_with_advice(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str], what: str, said: str
) -> None:
    assert cli.main(["heap", "why", files[1], what]) == 2
    assert said in capsys.readouterr().err


def test_a_report_is_one_html_file(files: tuple[str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    output = tmp_path / "heap.html"
    assert run(capsys, "report", files[1], "--older", files[0], "-o", str(output)) == f"{output}\n"
    assert output.read_text("utf-8").lstrip().lower().startswith("<!doctype html>")


def test_a_report_with_two_older_snapshots_shows_what_leaked(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    output = tmp_path / "heap.html"
    run(capsys, "report", files[1], "--older", files[0], "--older", files[1], "-o", str(output))
    text = output.read_text("utf-8")
    assert "What leaked" in text
    assert "<b>300 Order</b>" in text


def test_a_truncated_file_is_exit_code_6(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.heapsnapshot"
    file.write_text(make_snapshot()[:-100])
    assert cli.main(["heap", "summary", str(file)]) == 6
    assert f"cdpsync: {file}: not a whole heap snapshot: it ends" in capsys.readouterr().err


def test_an_unknown_column_is_an_error_that_lists_the_columns(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["heap", "summary", files[1], "--sort", "size"]) == 2
    assert "the columns are name, distance, count, shallow_size, retained_size" in capsys.readouterr().err


def test_a_missing_file_is_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["heap", "summary", str(tmp_path / "none")]) == 1
    assert "No such file" in capsys.readouterr().err


def test_a_report_does_not_overwrite_its_snapshot(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    for output in files:
        assert cli.main(["heap", "report", files[1], "--older", files[0], "-o", output]) == 2
        assert "name another file for the report" in capsys.readouterr().err
    assert HeapSnapshot.load(files[1]).node_count > 10_000


def test_why_finds_a_function_by_its_name(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert "\n  .serve → serve() @" in run(capsys, "why", files[1], "serve")


@pytest.fixture
def misfits(tmp_path: Path) -> tuple[str, str]:
    """Two files whose ids do not match."""
    for name in ("Order", "Customer"):
        heap = Handmade()
        for at in range(100):
            heap.node(f"a{at}", 8, name=name, id=2 * at + 3)
        (tmp_path / name).write_text(heap.text())
    return str(tmp_path / "Order"), str(tmp_path / "Customer")


@pytest.mark.parametrize("form", [(), ("--json",), ("--csv",)], ids=str)
def test_every_form_of_a_diff_says_that_its_ids_do_not_match_and_what_to_do(
    misfits: tuple[str, str], capsys: pytest.CaptureFixture[str], form: tuple[str, ...]
) -> None:
    shown = run(capsys, "diff", *misfits, *form)
    assert "Doubtful: the ids of these snapshots do not match" in shown
    assert "cdpsync snapshot --count 2" in shown


def test_a_warning_goes_to_stderr_if_there_are_no_rows(
    misfits: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["heap", "leaks", misfits[0], misfits[1], misfits[0], "--json"]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["rows"] == []
    assert "cdpsync: Doubtful: the ids of these snapshots do not match" in shown.err


def test_why_says_that_no_root_reaches_an_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    heap = Handmade("window")
    heap.node("window", 8, name="Window")
    heap.node("lost", 9, name="Lost")
    (tmp_path / "a").write_text(heap.text())
    assert "\n  (no root reaches it)\n  Lost @5\n" in run(capsys, "why", str(tmp_path / "a"), "Lost")


def test_a_redacted_copy_has_the_same_rows_and_no_text_of_the_program(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "redact", files[1]) == "after.redacted.heapsnapshot\n"
    copy = tmp_path / "after.redacted.heapsnapshot"
    assert "milk" in Path(files[1]).read_text("utf-8")
    assert "milk" not in copy.read_text("utf-8")
    assert copy.stat().st_mode & 0o777 == 0o600
    tables = [json.loads(run(capsys, "summary", file, "--json", "-n", "0"))["rows"] for file in (files[1], str(copy))]
    rows = [sorted((row["count"], row["retained_size"], row["distance"]) for row in table) for table in tables]
    assert rows[0] == rows[1]
    assert cli.main(["heap", "redact", files[1]]) == 1
    assert "it exists; --force replaces it" in capsys.readouterr().err


def test_copies_with_the_same_key_can_be_compared(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    key, copies = tmp_path / "key", [str(tmp_path / name) for name in "ab"]
    key.write_bytes(b"a secret")
    for file, copy in zip(files, copies, strict=True):
        run(capsys, "redact", file, "-o", copy, "--key-file", str(key), "--keep", "properties")
    diffs = [json.loads(run(capsys, "diff", *pair, "--json", "-n", "0")) for pair in (files, copies)]
    numbers = [
        sorted((row["name"], row["new"], row["deleted"], row["size_delta"]) for row in diff["rows"]) for diff in diffs
    ]
    assert numbers[0] == numbers[1]


def test_a_copy_does_not_overwrite_what_it_is_made_of(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert cli.main(["heap", "redact", files[1], "-o", files[1], "--force"]) == 2
    assert "is the snapshot itself: name another file for the copy" in capsys.readouterr().err
    key = tmp_path / "key"
    key.write_bytes(b"")
    output = tmp_path / "copy"
    assert cli.main(["heap", "redact", files[1], "-o", str(output), "--key-file", str(key)]) == 2
    assert "is empty: --key-file takes a file with a secret" in capsys.readouterr().err
    assert not output.exists()
