"""TypeScript in Deno: V8's places are in the code that Deno has made of it, and `deno --cpu-prof` mixes both.

Oracle: the Markdown report of `deno --cpu-prof-md` has the functions at their lines in the source.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from cdpsync import launch
from cdpsync.cpu_profile import CPUProfile

from ..conftest import command

pytestmark = pytest.mark.real

PROGRAM = """\
interface Point {
  x: number;
}

type Many = Point[];

function hash(text: string): number {
  let value: number = 7;

  for (let i = 0; i < text.length; i++) {
    value = (value * 31 + text.charCodeAt(i)) % 1000003; // the busy line
  }
  return value;
}

const make = (count: number): Many => {
  const all: Many = [];
  for (let i = 0; i < count; i++) {
    all.push({ x: hash("abc".repeat(i % 50)) });
  }
  return all;
};

for (let i = 0; i < 10; i++) make(20000);
"""
BUSY = 1 + PROGRAM[: PROGRAM.index("// the busy line")].count("\n")


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A directory with the program, its profile and report, and Deno's cache."""
    directory = tmp_path_factory.mktemp("deno")
    (directory / "app.ts").write_text(PROGRAM)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DENO_DIR", str(directory / "cache"))
        path, *rest = command("deno", directory / "app.ts")
        flags = ["--cpu-prof", "--cpu-prof-md", "--cpu-prof-name=app.cpuprofile", f"--cpu-prof-dir={directory}"]
        subprocess.run([path, rest[0], *flags, *rest[1:]], check=True, capture_output=True)
        yield directory


def functions(profile: CPUProfile, script: Path) -> dict[str, int]:
    """The functions of a script that have a name, and their lines."""
    found = profile.call_tree.functions
    return {one.name: one.line for one in found if one.file == str(script) and one.name.isidentifier()}


def test_the_functions_of_denos_file_are_where_deno_says(directory: Path) -> None:
    profile = CPUProfile.load(directory / "app.cpuprofile")
    report = (directory / "app.md").read_text("utf-8")
    said = {name: int(line) for name, line in re.findall(r"`(\w+)` \| \S*app\.ts:(\d+)", report)}
    assert functions(profile, directory / "app.ts") == said == {"hash": 7, "make": 16}


def test_the_lines_of_denos_file_are_those_of_the_source(directory: Path) -> None:
    lines = CPUProfile.load(directory / "app.cpuprofile").hot_lines()
    assert lines[0].place == f"{directory / 'app.ts'}:{BUSY}"
    assert lines.warning == ""


def test_lines_that_deno_has_forgotten_are_doubted(directory: Path) -> None:
    kept = directory / "cache"
    shutil.move(kept, directory / "elsewhere")
    try:
        lines = CPUProfile.load(directory / "app.cpuprofile").hot_lines()
    finally:
        shutil.move(directory / "elsewhere", kept)
    assert re.match(r"the lines of file:.*app\.ts are those of the code that Deno made of it", lines.warning)


def test_a_profile_that_v8_gave_to_another_tool_has_the_lines_of_the_source_too(directory: Path) -> None:
    with launch(command("deno", directory / "app.ts"), wait_for_debugger=True) as client:
        raw = client.cpu.profile(seconds=None).raw
    raw = {key: value for key, value in raw.items() if key != "cdpsync"}
    profile = CPUProfile.load(raw)
    assert functions(profile, directory / "app.ts").items() >= {"hash": 7}.items()
    assert profile.hot_lines()[0].place == f"{directory / 'app.ts'}:{BUSY}"
