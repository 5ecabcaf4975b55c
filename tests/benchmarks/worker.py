"""The process of one run: `python -m tests.benchmarks.worker JSON` has a client do one kind of work.

It prints the figures as JSON, {"missing": package} if the client is not installed, or {"cannot": true} if the client
cannot do this kind of work.
"""

from __future__ import annotations

import importlib
import json
import sys
from functools import partial
from typing import Any

from .clients import Where
from .meter import Meter
from .works import WORKS


def run(client: str, work: str, at: Where, arguments: dict[str, Any]) -> dict[str, Any]:
    try:
        module = importlib.import_module(f"{__package__}.clients.{client}")
    except ImportError as error:
        return {"missing": error.name}
    if at.kind not in getattr(module, "TARGETS", [at.kind]):
        return {"cannot": True}
    function = getattr(module, work, None)
    if function is None and work in WORKS:
        given = getattr(module, WORKS[work].given, None)
        if given is not None and (isinstance(given, str) or hasattr(given, WORKS[work].needs)):
            function = partial(WORKS[work].function, given)
    if function is None:
        return {"cannot": True}
    meter = Meter()
    more = function(at, meter, **arguments)
    return {**meter.figures, **(more or {})}


def main() -> None:
    task = json.loads(sys.argv[1])
    print(json.dumps(run(task["client"], task["work"], Where(**task["at"]), task["arguments"])))


if __name__ == "__main__":
    main()
