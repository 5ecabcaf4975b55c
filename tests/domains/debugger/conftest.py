"""One program for each runtime that the tests of pauses and frames share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cdpsync import CDPClient, launch

from ...conftest import ALL, command, wait_for

PROGRAM = Path(__file__).with_name("stepped.js")


@pytest.fixture(scope="module", params=ALL)
def stepped(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """The name and port of a program whose functions pause. Each test leaves it running."""
    script = tmp_path_factory.mktemp("stepped") / "stepped.js"
    idle = "setInterval(() => {}, 60000); globalThis.ready = true;"
    script.write_text(f"{PROGRAM.read_text()}\n{idle}\n")
    with launch(command(request.param, script)) as client:
        wait_for(client, "globalThis.ready")
        yield request.param, client.port


@pytest.fixture
def program(stepped: tuple[str, int]) -> Iterator[CDPClient]:
    """A client of that program."""
    with CDPClient(port=stepped[1]) as client:
        yield client


def begin(client: CDPClient, function: str = "run") -> None:
    """Call a function of the program soon, from a timer: Deno ends a pause within Runtime.evaluate by itself."""
    client.send_command("Runtime.evaluate", {"expression": f"setTimeout(() => {function}(), 0); 0"})
