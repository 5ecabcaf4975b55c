"""diagnose() and cdpsync why on every runtime. tests/diagnosis/contest.py tries many more programs, for longer."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from cdpsync import CDPClient, cli, diagnose, launch
from cdpsync.diagnosis import Diagnosis, Site

from ..cli.schemas import document
from ..conftest import ALL, Start, command, wait_for

pytestmark = pytest.mark.real

_PROGRAM = """\
const ignored = event => event.preventDefault?.();
if (typeof process === 'object' && typeof Deno === 'undefined') process.on('unhandledRejection', ignored);
else addEventListener('unhandledrejection', ignored);
async function load(id) {
  throw new TypeError(`no record ${id}`);
}
setInterval(() => { load(1); }, 100);
globalThis.listeners = typeof process === 'object' && typeof Deno === 'undefined'
  ? () => process.listenerCount('unhandledRejection') + process.listenerCount('uncaughtExceptionMonitor') : () => 1;
globalThis.ready = true;
"""


@pytest.fixture(scope="module", params=ALL)
def ailing(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CDPClient]:
    """A program with one fault: it rejects promises that nobody looks at."""
    script = tmp_path_factory.mktemp("ailing") / "ailing.js"
    script.write_text(_PROGRAM)
    with launch(command(request.param, script)) as client:
        wait_for(client, "globalThis.ready")
        yield client


@pytest.fixture(scope="module")
def diagnosis(ailing: CDPClient) -> Diagnosis:
    with CDPClient(port=ailing.port) as client:
        return diagnose(client, 2)


def place(diagnosis: Diagnosis, *kinds: str) -> Site:
    """The first place of the finding of one of these kinds."""
    (found,) = [one for one in diagnosis.findings if one.kind in kinds]
    return found.sites[0]


def test_a_rejection_is_found_at_its_line(diagnosis: Diagnosis) -> None:
    assert place(diagnosis, "uncaught").line == 5


def test_the_program_is_left_as_it_was(diagnosis: Diagnosis, ailing: CDPClient) -> None:
    assert ailing.evaluate("globalThis.listeners()") == 1
    with pytest.raises(Exception, match="not enabled"):
        ailing.Debugger.getScriptSource(scriptId="0")


def test_the_command_prints_what_its_schema_says(
    ailing: CDPClient, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["why", str(ailing.port), "-d", "1", "--json", "--save", str(tmp_path)]) == 0
    said = document(capfd.readouterr().out, "why")
    assert "uncaught" in [one["kind"] for one in said["findings"]]


def test_memory_that_grows_is_found_with_what_holds_it(start: Start, tmp_path: Path) -> None:
    leaking = "const kept = [];\nsetInterval(() => kept.push(new Array(3000).fill(kept.length)), 10);"
    diagnosis = diagnose(start("node", leaking), 8, save=tmp_path)
    (one,) = diagnosis.findings
    assert one.kind == "growth"
    assert {1, 2} >= {site.line for site in one.sites}
    files = list(tmp_path.glob("*.heapsnapshot"))
    assert {str(path) for path in files} == set(one.files)
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
