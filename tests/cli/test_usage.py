"""Mistakes on the command line are refused before anything is done, and the help is right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cdpsync import cli

from .running import orders, run

COMMANDS = [
    ["snapshot"],
    ["demo"],
    ["heap"],
    *(["heap", name] for name in ("summary", "diff", "leaks", "packages", "closures", "frames", "why", "report")),
]


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The message about a wrong command line. Nothing may be printed to stdout."""
    code: object
    try:
        code = cli.main(arguments)
    except SystemExit as exit:
        code = exit.code
    printed = capsys.readouterr()
    assert (code, printed.out) == (2, "")
    return printed.err


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 0
    return capsys.readouterr().out


# --- the help ---


@pytest.mark.parametrize("command", [[], *COMMANDS], ids=" ".join)
def test_the_help_has_the_exit_codes(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, *command, "--help")
    for code in ("0  ", "1  ", "2  ", "3  ", "4  ", "6  ", "130"):
        assert re.search(rf"^  {code}  \w", text, re.MULTILINE)


@pytest.mark.parametrize("command", [[], ["snapshot"]], ids=" ".join)
def test_the_help_fits_80_columns_and_has_examples(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, *command, "--help")
    assert max(map(len, text.splitlines())) <= 80
    assert len(re.findall(r"^  cdpsync ", text, re.MULTILINE)) in (range(4, 6) if not command else range(1, 3))


def test_the_help_keeps_capital_letters(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Name what is new in ACTION and still held in FINAL" in shown(capsys, "heap", "leaks", "--help")
    assert "Write a report as one HTML file" in shown(capsys, "heap", "report", "--help")
    assert "\nThe Chrome DevTools Protocol" in shown(capsys, "--help")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_usage_names_every_option(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    usage, _, rest = shown(capsys, *command, "--help").partition("\n\n")
    options = re.findall(r"^  (-\w|--[\w-]+)", rest, re.MULTILINE)
    assert "-h" in options
    assert [option for option in options if not re.search(rf"(?<![\w-]){option}\b", usage)] == []


# --- what argparse refuses ---


@pytest.mark.parametrize(
    ("arguments", "said", "where"),
    [
        ([], "required: COMMAND", "cdpsync"),
        (["nosuch"], "there is no command 'nosuch'", "cdpsync"),
        (["snapshto"], "there is no command 'snapshto'; did you mean snapshot?", "cdpsync"),
        (["snapshot", "--nosuch"], "there is no option --nosuch", "cdpsync snapshot"),
        (["snapshot", "--silense=3"], "there is no option --silense=3; did you mean --silence?", "cdpsync snapshot"),
        (["snapshot", "9229", "9230"], "there is no place for 9230", "cdpsync snapshot"),
        (["demo", "x"], "there is no place for x", "cdpsync demo"),
        (["demo", "--", "node"], "there is no place for -- node", "cdpsync demo"),
        (["heap"], "required: QUESTION", "cdpsync heap"),
        (["heap", "summary"], "required: FILE", "cdpsync heap summary"),
        (["heap", "sumary"], "did you mean summary?", "cdpsync heap"),
        (["heap", "summary", "a", "b"], "there is no place for b", "cdpsync heap"),
    ],
)
def test_a_wrong_command_line_is_answered_in_two_lines(
    arguments: list[str], said: str, where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = refused(capsys, *arguments).splitlines()
    assert first.startswith("cdpsync: ")
    assert said in first
    assert second.startswith(f"{where}")
    assert second.endswith(" --help shows how it is used")


def test_only_what_is_missing_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert "required: FINAL\n" in refused(capsys, "heap", "leaks", "a", "b")


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--silence", "-1", "more than 0"),
        ("--silence", "0", "more than 0"),
        ("--silence", "nan", "or inf for no limit"),
        ("--silence", "5 parsecs", "is not a duration"),
        ("--wait", "-0.1", "0 or more"),
        ("--after", "inf", "0 or more, such as 3s, 500ms, 100us or 2m\n"),
        ("--after", "1e300", "is not a duration"),
        ("--every", "nan", "is not a duration"),
        ("--count", "0", "1 or more"),
        ("--count", "1.5", "is not a number of snapshots"),
        ("--count", "9" * 5000, "is not a number of snapshots"),
    ],
)
def test_an_invalid_number_is_refused(option: str, value: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(capsys, "snapshot", option, value)
    assert f"argument {option}: {value!r}" in told
    assert said in told


@pytest.mark.parametrize("value", ["-1", "x", "1.5", "9" * 5000])
def test_an_invalid_number_of_rows_is_refused(value: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"{value!r} is not a number of rows: write 0 or more" in refused(
        capsys, "heap", "diff", "a", "b", "-n", value
    )


# --- what has no effect ---


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--every", "1"], "say how many with --count N"),
        (["--every", "1", "--count", "1"], "say how many with --count N"),
        (["--after", "1"], "--after is for a COMMAND"),
        (["--after", "0", "9229"], "--after is for a COMMAND"),
        (["--wait", "1", "--", "node"], "--wait is for an ENDPOINT"),
        (["9229", "--", "node"], "not both"),
        (["--target", ""], "--target is empty"),
        (["--target", "1", "ws://127.0.0.1:1/page"], "leave out --target"),
        (["--count", "2", "-o", "-"], "name a file"),
        (["--count", "2", "-o", "/dev/null"], "name a file"),
        (["-o", ""], "name a file, or - for stdout"),
    ],
)
def test_an_option_without_effect_is_refused_with_advice(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (line,) = refused(capsys, "snapshot", *arguments).splitlines()
    assert line.startswith("cdpsync: ")
    assert said in line


@pytest.mark.parametrize("option", ["--sort", "--filter"])
def test_statistics_cannot_be_sorted_or_filtered_by_constructor(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refused(capsys, "heap", "summary", "nosuch", "--statistics", option, "count")
    assert f"{option} selects constructors" in told


@pytest.mark.parametrize("name", ["", "-"])
def test_the_demo_needs_a_directory(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "-o must name a directory" in refused(capsys, "demo", "-o", name)


def test_an_object_needs_a_name_or_an_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = orders(tmp_path / "a.heapsnapshot")
    assert "ID|CLASS is empty" in refused(capsys, "heap", "why", file, "")
    assert "this snapshot has no object" in refused(capsys, "heap", "why", file, "9" * 5000)


# --- the two dashes ---


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["node", "app.js"], "-- node app.js"),
        (["-o", "a b", "node", "--expose-gc", "app.js"], "-o 'a b' -- node --expose-gc app.js"),
        (["deno", "run", "-A", "main.ts"], "-- deno run -A main.ts"),
        (["sh"], "-- sh"),
    ],
)
def test_an_error_shows_where_forgotten_dashes_belong(
    typed: list[str], meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refused(capsys, "snapshot", *typed)
    assert f"to start a program, put -- before it: cdpsync snapshot {meant}\n" in told


def test_an_error_suggests_dashes_before_an_existing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "app.js"
    script.touch()
    assert f"cdpsync snapshot -- {script}\n" in refused(capsys, "snapshot", str(script))


@pytest.mark.parametrize("endpoint", ["host", ""])
def test_an_error_suggests_dashes_only_for_programs(endpoint: str, capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = refused(capsys, "snapshot", endpoint).splitlines()
    assert line.startswith(f"cdpsync: {endpoint!r} is not an address")
    assert "--" not in line


def test_dashes_without_a_command_are_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "snapshot", "--").startswith("cdpsync: there is no command after --")


def test_dashes_end_the_options_of_other_commands(tmp_path: Path) -> None:
    orders(tmp_path / "-n")
    done = run("heap", "why", "--", "-n", "Order", cwd=tmp_path)
    assert "[17] → Order" in run("heap", "why", "--", "-n", "9", cwd=tmp_path).stdout
    assert done.returncode == 0


# --- files ---


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "it is a directory: name a file in it"),
        ("none/", "it is a directory: name a file in it"),
        ("none/a", "there is no directory"),
        ("file/a", "there is no directory"),
        ("x" * 300, "File name too long"),
    ],
)
@pytest.mark.parametrize("command", [["snapshot", "127.0.0.1:1"], ["heap", "report", "nosuch"]], ids=lambda it: it[0])
def test_an_impossible_destination_is_reported_before_any_work_is_done(
    command: list[str], name: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert cli.main([*command, "-o", f"{tmp_path}/{name}"]) == 1
    assert capsys.readouterr().err.startswith(f"cdpsync: {tmp_path}/{name}: {said}")


def test_the_demo_does_not_take_a_file_for_a_directory(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert cli.main(["demo", "-o", str(tmp_path / "file")]) == 1
    assert "this is a file; name a directory" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["nosuch", "."])
def test_a_file_that_cannot_be_read_is_exit_code_1(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["heap", "summary", str(tmp_path / name)]) == 1
    assert re.fullmatch(r"cdpsync: \S+: (No such file or|Is a) directory\n", capsys.readouterr().err)
