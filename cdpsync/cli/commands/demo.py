"""cdpsync demo: looks into a program that leaks and is slow, with the commands that a user would type."""

from __future__ import annotations

import argparse
import contextlib
import errno
import re
import shlex
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from ... import launch
from ...errors import ConnectError
from .. import main, streams

MORE = """\
Starts a small program, runs commands on it, and ends it, all in about 10 seconds. Each command is printed after a +
before it runs. The source of the program and the recordings stay in the directory.

examples:
  cdpsync demo
  cdpsync demo -o /tmp/demo"""

_PROGRAM = """\
// A shop that keeps every receipt, and that adds up prices in a slow way.
class Receipt {
  id: number;
  lines: string[];
  constructor(id: number, prices: number[]) {
    this.id = id;
    this.lines = prices.slice(0, 5).map((price) => `receipt ${id}: ${price}`);
  }
}

const receipts = new Map<number, Receipt>();
Object.assign(globalThis, { receipts });

function total(prices: number[]): number {
  let sum = 0;
  for (let end = 1; end <= prices.length; end++) {
    sum = 0;
    for (let at = 0; at < end; at++) sum += prices[at];
  }
  return sum;
}

function sell(id: number): void {
  const prices = Array.from({ length: 700 }, (_, at) => (id * at) % 97);
  const sum = total(prices);
  if (sum > 0) receipts.set(id, new Receipt(id, prices));
}

let next = 1;
setInterval(() => {
  for (let count = 0; count < 30; count++) sell(next++);
}, 20);
"""
_TYPES = re.compile(r"(?<=[\w)]): (?:number|string|void)(?:\[\])?(?=[,);]| \{)|<number, Receipt>|^  \w+: .*;\n", re.M)
"""The parts of this program that are TypeScript only. Node 20 does not read TypeScript."""
_WATCHED = "  if (sum > 0) receipts.set(id, new Receipt(id, prices));"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o",
        "--output",
        metavar="DIRECTORY",
        default="cdpsync-demo",
        help="where to write the files; by default ./cdpsync-demo",
    )


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return {}


def run(arguments: argparse.Namespace) -> int:
    directory = _directory(arguments.output)
    command, name = _runtime()
    source = _TYPES.sub("", _PROGRAM) if name.endswith(".js") else _PROGRAM
    script = directory / name
    script.write_text(source, "utf-8")
    line = source.splitlines().index(_WATCHED) + 1
    with launch([*command, str(script)]) as client:
        _note(f"a program runs: {script}, on {client.browser}")
        for comment, words in _steps(client.port, f"{name}:{line}", directory):
            _note(comment)
            streams.show(f"+ {shlex.join(['cdpsync', *words])}")
            code = main(words)
            if code:
                return code
    _note(f"the files are in {directory}; cdpsync list shows your own programs, and cdpsync guide says more")
    return 0


def _steps(port: int, place: str, directory: Path) -> Iterator[tuple[str, list[str]]]:
    """What is shown: a comment, and a command."""
    at = str(port)
    profile, heaps = str(directory / "shop.cpuprofile"), str(directory / "heap.heapsnapshot")
    yield "ask it", ["eval", at, "receipts.size"]
    yield "watch a line, without stopping it", ["probe", at, place, "id", "sum", "--count", "3"]
    yield "where its time goes", ["cpu", at, "-d", "1s", "--by", "function", "-n", "4", "-o", profile]
    yield "its heap, twice", ["snapshot", at, "--count", "2", "--every", "1s", "-o", heaps]
    if find_spec("numpy") is None:
        _note("cdpsync heap, which says what has grown, needs numpy: pip install 'cdpsync[heap]'")
        return
    before, after = (str(directory / f"heap-{number}.heapsnapshot") for number in (1, 2))
    yield "what has grown", ["heap", "diff", before, after, "-n", "4"]
    yield "what holds it", ["heap", "why", after, "Receipt", "-n", "1"]


def _note(text: str) -> None:
    streams.show(f"# {text}")


def _directory(name: str) -> Path:
    """The directory for the files, without those of an earlier demo."""
    if name in ("", "-"):
        raise ValueError("-o must name a directory")
    directory = Path(name)
    if directory.exists() and not directory.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "this is a file; name a directory", name)
    directory.mkdir(parents=True, exist_ok=True)
    for file in ("heap-1.heapsnapshot", "heap-2.heapsnapshot", "shop.cpuprofile"):
        (directory / file).unlink(missing_ok=True)
    return directory


def _runtime() -> tuple[list[str], str]:
    """The beginning of a command that runs a script, and the script's name.

    It is Deno, from its PyPI package or installed, and else Node.
    """
    with contextlib.suppress(ImportError, FileNotFoundError):
        from deno import find_deno_bin

        return [str(find_deno_bin()), "run"], "shop.ts"
    if shutil.which("deno"):
        return ["deno", "run"], "shop.ts"
    if shutil.which("node"):
        return ["node"], "shop.js"
    raise ConnectError("neither Deno nor Node is installed; pip install 'cdpsync[demo]' installs Deno")
