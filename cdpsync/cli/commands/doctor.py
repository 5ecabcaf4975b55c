"""cdpsync doctor [ENDPOINT]: says what is installed and what answers, or examines one endpoint step by step."""

from __future__ import annotations

import argparse
import re
from itertools import groupby

from ... import __version__
from ...checkup import Check, State, examine_endpoint, examine_machine
from ...views import line_width
from .. import options, printing, streams

MORE = """\
The exit code is 0 if nothing necessary is missing; 1 if something is, 3 if the endpoint cannot be used, and 4 if its
program does not answer.

examples:
  cdpsync doctor           check this machine
  cdpsync doctor 9229      check each step of a connection to port 9229"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "endpoint",
        nargs="?",
        metavar="ENDPOINT",
        help="PORT, HOST:PORT, http:// or ws:// URL; by default, check this machine",
    )
    parser.add_argument(
        "--timeout",
        type=options.seconds(above_zero=True),
        metavar="S",
        default=5.0,
        help="how long each step with an ENDPOINT may take; by default 5s",
    )
    printing.add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    if arguments.endpoint is None:
        checks = examine_machine(__version__)
    else:
        checks = examine_endpoint(arguments.endpoint, timeout=arguments.timeout)
    failed = [check for check in checks if check.state is State.FAILED]
    code = 0 if not failed else 1 if arguments.endpoint is None else 4 if failed[0].name == "first command" else 3
    if arguments.json:
        rows = [
            {
                "section": check.section,
                "name": check.name,
                "state": check.state.value,
                "said": check.said,
                "advice": _advice(check) or None,
                "seconds": check.seconds,
            }
            for check in checks
        ]
        printing.document("doctor", {"endpoint": arguments.endpoint, "ok": not failed, "rows": rows})
        return code
    for section, group in groupby(checks, lambda check: check.section):
        streams.show(_text(section, list(group)))
    streams.show(_verdict(arguments.endpoint, list(checks), failed))
    return code


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return {}


def _text(section: str, checks: list[Check]) -> str:
    width = line_width()
    longest = max(len(check.name) for check in checks)
    lines = [section]
    for check in checks:
        took = f"  ({check.seconds * 1000:.0f} ms)" if check.seconds is not None else ""
        lines.append(f"  {check.mark:7}  {check.name:{longest}}  {check.said}{took}")
        if width is not None and check.state is State.OK and len(lines[-1]) > width:
            lines[-1] = f"{lines[-1][: width - 1]}…"
        if check.state is not State.OK and (told := _advice(check)):
            lines.append(f"  {'':7}  {'':{longest}}  → {told}")
    return "\n".join(lines)


def _advice(check: Check) -> str:
    """What to do, without the parts for Python programs."""
    clauses = check.advice.replace("python …", "cdpsync …").split("; ")
    return "; ".join(one for one in clauses if not re.search(r"[a-z_]\(|\b(headers|target|wait|ssl_context)=", one))


def _verdict(endpoint: str | None, checks: list[Check], failed: list[Check]) -> str:
    if endpoint is not None:
        return f"it fails at: {failed[0].name}" if failed else f'all is well: cdpsync eval {endpoint} "1 + 1"'
    if failed:
        return f"cdpsync does not work yet: {', '.join(check.name for check in failed)}"
    missing = ", ".join(check.name for check in checks if check.state is State.MISSING)
    return f"all that is necessary is there{f'; what may be missing: {missing}' if missing else ''}"
