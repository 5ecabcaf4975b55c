"""cdpsync snapshot [ENDPOINT] [-o FILE] [-- COMMAND …]"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from ..client import CDPClient, connect
from ..domains import heap_profiler
from ..launch import launch


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.usage = (
        "cdpsync snapshot [ENDPOINT] [-o FILE] [--target TARGET] [--timeout S] [--wait S] [--count N] [--every S] "
        "[-- COMMAND ...]"
    )
    parser.add_argument("endpoint", nargs="?", help="PORT, HOST:PORT, http:// or ws:// URL; 9229 by default")
    parser.add_argument("-o", "--output", metavar="FILE", help="where to; heap-DATE-TIME.heapsnapshot by default")
    parser.add_argument("--target", help="an index, an id or a part of the title or URL, where there are several")
    parser.add_argument("--timeout", type=float, default=60.0, metavar="S", help="the longest silence; 60 seconds")
    parser.add_argument("--wait", type=float, default=0.0, metavar="S", help="for how long to try to connect")
    parser.add_argument(
        "--after", type=float, default=0.0, metavar="S", help="with a COMMAND: let it run for so long first"
    )
    parser.add_argument("--count", type=int, default=1, metavar="N", help="several over one connection, to be compared")
    parser.add_argument(
        "--every", type=float, default=60.0, metavar="S", help="with --count: how far apart; 60 seconds"
    )
    parser.epilog = "After --, a command to start (deno, node, chromium ...); it is ended when the snapshot is there."


def run(arguments: argparse.Namespace) -> None:
    if arguments.endpoint and arguments.launched:
        raise ValueError("either an ENDPOINT or a COMMAND after --, not both")
    if arguments.count < 1 or arguments.every < 0:
        raise ValueError("--count is 1 at least, and --every 0")
    output = arguments.output or time.strftime("heap-%Y%m%d-%H%M%S.heapsnapshot")
    with _client(arguments) as client:
        if arguments.launched:
            time.sleep(arguments.after)  # what the user asked for
        for number in range(arguments.count):
            if number:
                time.sleep(arguments.every)  # and so is this
            file = _numbered(output, number + 1) if arguments.count > 1 else output
            saved = heap_profiler.save_heap_snapshot(client, file, report_progress=True, timeout=arguments.timeout)
            print(f"{file}  {saved.size / 1e6:.1f} MB  {saved.chunks} chunks  {saved.seconds:.1f} s", flush=True)


def _numbered(output: str, number: int) -> str:
    path = Path(output)
    return str(path.with_name(f"{path.stem}-{number}{path.suffix}"))


def _client(arguments: argparse.Namespace) -> CDPClient:
    target = int(arguments.target) if (arguments.target or "").isdecimal() else arguments.target
    if not arguments.launched:
        return connect(arguments.endpoint or 9229, target=target, wait=arguments.wait)
    return launch(arguments.launched, target=target)
