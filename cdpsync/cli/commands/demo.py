"""cdpsync demo: a program that leaks, captured before and after."""

from __future__ import annotations

import argparse
import contextlib
import errno
import shutil
import tempfile
from pathlib import Path

from ... import launch
from ...client import CDPClient
from ...errors import ConnectError
from ...files import find_header
from .. import streams
from ..paths import path_lines

_PROGRAM = """\
class Session {
  constructor(id) {
    this.id = id;
    this.messages = [`hello ${id}`, `how are you, ${id}?`];
  }
}
globalThis.sessions = new Map();
globalThis.visit = (count) => {
  for (let i = 0; i < count; i++) sessions.set(sessions.size, new Session(sessions.size));
  return sessions.size;
};
setInterval(() => {}, 60_000);
"""

# The objects are made in timers of the program, because V8 may keep what a debugger's command makes for a while.
_VISIT = """
new Promise((done) => {
  const next = () => (visit(1_000) < 50_000 ? setTimeout(next, 0) : setTimeout(done, 0, sessions.size));
  next();
})
"""


MORE = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o",
        "--output",
        metavar="DIRECTORY",
        default="cdpsync-demo",
        help="where to write the files; by default ./cdpsync-demo",
    )


def run(arguments: argparse.Namespace) -> None:
    directory = _directory(arguments.output)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "leak.js"
        script.write_text(_PROGRAM)
        with launch([*_runtime(), str(script)]) as client:
            streams.say(f"started {client.browser}, a program that keeps every visitor's session")
            before = _capture(client, directory / "before.heapsnapshot")
            reply = client.send_command("Runtime.evaluate", {"expression": _VISIT, "awaitPromise": True})
            streams.say(f"visited {reply['result']['value']:,} times")
            after = _capture(client, directory / "after.heapsnapshot")
    streams.show(f"grew by {(after[0] - before[0]) / 1e6:.1f} MB of snapshot, {after[1] - before[1]:,} objects")
    _compare(directory / "before.heapsnapshot", directory / "after.heapsnapshot")


def _directory(name: str) -> Path:
    if name in ("", "-"):
        raise ValueError("-o must name a directory")
    directory = Path(name)
    if directory.exists() and not directory.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "this is a file; name a directory", name)
    directory.mkdir(parents=True, exist_ok=True)
    return directory


def _compare(before: Path, after: Path) -> None:
    try:
        from ...heap import HeapSnapshot
        from ...views import line_width
    except ImportError as error:
        streams.say(f"cannot compare the two snapshots: {error}")
        return
    older = HeapSnapshot.load(before).digest()
    snapshot = HeapSnapshot.load(after)
    streams.show(snapshot.diff(older).text(5, width=line_width()))
    streams.show("\n".join(["what keeps them alive:", *path_lines(snapshot.find("Session")[0].path_to_root())]))


def _capture(client: CDPClient, path: Path) -> tuple[int, int]:
    """Save a snapshot and say so. Returns its size in bytes and its number of objects."""
    saved = client.heap.save(path, report_progress=True)
    with path.open("rb") as file:
        found = find_header(file.read(65_536))
    assert found is not None, "a checked snapshot has a whole header"
    objects = found[0].counts["nodes"]
    streams.say(
        f"captured {saved.size / 1e6:.1f} MB, {objects:,} objects, in {saved.chunks} chunks, {saved.seconds:.1f} s"
    )
    streams.show_name(path)
    return saved.size, objects


def _runtime() -> list[str]:
    """The beginning of a command that runs a script, with Deno from its PyPI package, or an installed Deno or Node."""
    with contextlib.suppress(ImportError, FileNotFoundError):
        from deno import find_deno_bin

        return [str(find_deno_bin()), "run"]
    for program in (["deno", "run"], ["node"]):
        if shutil.which(program[0]):
            return program
    raise ConnectError("neither Deno nor Node is installed; pip install 'cdpsync[demo]' installs Deno")


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return {}
