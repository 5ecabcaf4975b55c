"""Makes the picture of a report that the README and the guide show.

python -m tests.heap.picture DIRECTORY

DIRECTORY, such as /opt/shop, is where the program runs; the picture shows this path. It gets heap-report.png, in true
colours: a palette of 256 halves its size.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from cdpsync import Session, launch
from cdpsync.heap import HeapSnapshot

from ..conftest import command, wait_for

PROGRAM = Path(__file__).parent / "programs" / "shop.js"
WIDTH, HEIGHT = 1280, 800


def capture() -> None:
    """The heap of the shop, before and after it leaks."""
    script = Path(shutil.copy(PROGRAM, "shop.js")).resolve()
    with launch(command("node", script)) as client:
        wait_for(client, "typeof leak === 'function'")
        client.heap.save("morning.heapsnapshot")
        client.evaluate("leak()")
        client.heap.save("evening.heapsnapshot")


def picture(page: Session, report: Path) -> bytes:
    """The first screen of a report."""
    metrics = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
    page.send_command("Emulation.setDeviceMetricsOverride", metrics)
    page.send_command("Page.navigate", {"url": report.as_uri()})
    wait_for(page, f"location.href === '{report.as_uri()}' && document.querySelector('.cell') !== null")
    return page.page.screenshot()


def main(directory: str) -> None:
    os.makedirs(directory, exist_ok=True)
    os.chdir(directory)
    capture()
    older, newer = (HeapSnapshot.load(f"{time}.heapsnapshot") for time in ("morning", "evening"))
    newer.save_report("report.html", older=older)
    empty = Path("empty.js").resolve()
    empty.write_text("")
    with launch(command("chromium", empty)) as page:
        Path("heap-report.png").write_bytes(picture(page, Path("report.html").resolve()))


if __name__ == "__main__":
    main(sys.argv[1])
