"""cdpsync repl [ENDPOINT]: a Python prompt with a connected client; -c runs a line, and stdin may be a pipe."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from .. import reach, streams
from ..prompting import completing, kept, run_text

MORE = """\
client is the connection, with client.heap, client.cpu, client.console,
client.debugger and so on; session is the same, or the worker that --worker
names. If IPython is installed, it is the prompt.

examples:
  cdpsync repl
  cdpsync repl 9229 -c 'client.evaluate("process.version")'
  echo 'client.heap.save("app.heapsnapshot")' | cdpsync repl"""

_BANNER = """\
{program}
client.evaluate("6 * 7"), client.heap.save("a.heapsnapshot"), client.cpu.profile(seconds=3), client.console.tail()
client.<Tab> lists the rest, help(client.heap) says more, `cdpsync guide` has the guides. Ctrl-D leaves."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    reach.add_arguments(parser)
    parser.add_argument(
        "-c", dest="code", action="append", metavar="CODE", help="run Python and end; several -c run in order"
    )
    parser.add_argument("--plain", action="store_true", help="Python's own prompt, even if IPython is installed")


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    """For each option of the library that a hint may name, what to say instead."""
    return {}


def run(arguments: argparse.Namespace) -> int:
    if arguments.worker == "all":
        raise ValueError("repl is for one program or worker: name the worker, as in --worker NAME")
    terminal = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    with reach.reached(arguments, stdio=streams.Stdio(stdin=None)) as program:
        names = _names(program)
        if arguments.code:
            return run_text("\n".join(arguments.code), names, "<-c>")
        if not terminal:
            text = sys.stdin.read() if sys.stdin is not None else ""
            return run_text(text, names, "<stdin>")
        banner = _BANNER.format(program=repr(program.sessions[0]))
        if find_spec("IPython") is not None and not arguments.plain:
            _ipython(names, banner)
        else:
            _python(names, banner)
    return 0


def _names(program: reach.Reached) -> dict[str, Any]:
    package = import_module(__name__.partition(".")[0])
    return {"__name__": "__main__", "client": program.client, "session": program.sessions[0], "cdpsync": package}


def _ipython(names: dict[str, Any], banner: str) -> None:
    from IPython import start_ipython
    from traitlets.config import Config

    config = Config()
    config.TerminalInteractiveShell.banner1 = f"{banner}\n"
    config.TerminalInteractiveShell.confirm_exit = False
    config.Completer.use_jedi = False  # it reads types, and the names of a program are known only when it runs
    start_ipython(argv=[], user_ns=names, config=config)


def _python(names: dict[str, Any], banner: str) -> None:
    import code
    import rlcompleter

    with kept("repl"), completing(rlcompleter.Completer(names).complete):
        code.interact(banner, local=names, exitmsg="")
