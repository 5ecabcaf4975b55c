"""The man page."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cdpsync.cli.manual import generate
from cdpsync.cli.usage import COMMANDS


def test_the_man_page_is_up_to_date() -> None:
    """`python -m cdpsync.cli.manual.generate` writes it."""
    assert generate.PAGE.read_text("ascii") == generate.page()


def test_it_has_every_command_and_its_options() -> None:
    page = generate.PAGE.read_text("ascii")
    for name in COMMANDS:
        assert f'.SS "cdpsync {name}"' in page
    assert ".B \\-\\-sort {self,total,self\\-time,total\\-time}" in page
    assert re.search(r"^\.B 130$", page, re.MULTILINE)


@pytest.mark.parametrize("command", [["mandoc", "-Tlint", "-Wwarning"], ["groff", "-man", "-ww", "-z", "-Tutf8"]])
def test_it_renders_without_a_warning(command: list[str]) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"there is no {command[0]}: apt-get install {command[0]}")
    done = subprocess.run([*command, str(generate.PAGE)], capture_output=True, text=True, timeout=30, check=False)
    assert done.stdout + done.stderr == ""


def test_no_line_of_it_begins_with_what_roff_takes_for_a_command(tmp_path: Path) -> None:
    assert generate._text('.TH it\'s "-x"') == "\\&.TH it\\(aqs \\(dq\\-x\\(dq"
