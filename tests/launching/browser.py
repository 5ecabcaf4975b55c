"""A program that launch() takes for Chrome: it speaks CDP over its descriptors 3 and 4, as a test wants.

It is run as `chromium-fake [FLAGS] MODE [FLAGS]`, without the package: it starts in a few milliseconds.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any


def page(target_id: str, title: str, url: str = "http://there/", kind: str = "page") -> dict[str, Any]:
    return {"targetId": target_id, "type": kind, "title": title, "url": url, "attached": False}


PAGES = {
    "one": [page("P1", "one")],
    "pages": [page("P0", "menu", "chrome://menu", "browser_ui"), page("P1", "one"), page("P2", "two", "http://two/")],
    "none": [],
}
MODE = next(word for word in sys.argv[1:] if not word.startswith("-"))


class Pipe:
    def __init__(self) -> None:
        self._buffer = b""

    def recv(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            data = os.read(3, 65536)
            if not data:
                sys.exit(0)
            self._buffer += data
        text, _, self._buffer = self._buffer.partition(b"\0")
        message: dict[str, Any] = json.loads(text) if text else self.recv()
        return message

    def send(self, **message: Any) -> None:
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(4, data) :]


def descriptors() -> dict[str, str]:
    found = {}
    for name in os.listdir("/proc/self/fd"):
        try:
            found[name] = os.readlink(f"/proc/self/fd/{name}")
        except FileNotFoundError:
            continue  # the one that lists them
    return found


def result(command: dict[str, Any], targets: list[dict[str, Any]]) -> dict[str, Any]:
    method, params = command["method"], command.get("params") or {}
    if method == "Browser.getVersion":
        return {"product": "Chrome/1.2.3", "protocolVersion": "1.3", "revision": "@1"}
    if method == "Target.getTargets":
        return {"targetInfos": targets}
    if method == "Target.getTargetInfo":
        return {"targetInfo": {"targetId": "B", "type": "page" if "sessionId" in command else "browser"}}
    if method == "Target.attachToTarget":
        return {"sessionId": f"S-{params['targetId']}"}
    if method == "A.descriptors":
        return {"numbers": descriptors()}
    if method == "A.environment":
        return {"stdin": sys.stdin.read(), "arguments": sys.argv[1:], "group": os.getpgid(0), "pid": os.getpid()}
    return params


def serve(pipe: Pipe, targets: list[dict[str, Any]]) -> None:
    lists = 0
    while True:
        command = pipe.recv()
        method = command["method"]
        session = {"sessionId": command["sessionId"]} if "sessionId" in command else {}
        if method == "Target.getTargets":
            lists += 1
            if MODE == "later" and lists > 3:
                targets = PAGES["pages"]
        if method == "A.kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if method == "A.half":
            os.write(4, b'{"id":')
            sys.exit(0)
        if method == "Target.closeTarget":
            pipe.send(method="Target.detachedFromTarget", params={"sessionId": "S-P1"})
            targets = [one for one in targets if one["targetId"] != "P1"]
        pipe.send(id=command["id"], result=result(command, targets), **session)


if __name__ == "__main__":
    if MODE == "fails":
        print("the pipe's descriptors are not open", file=sys.stderr)
        sys.exit(21)
    if MODE == "closes":
        os.close(3)
        os.close(4)
    if MODE in ("closes", "silent"):
        signal.pause()
    serve(Pipe(), PAGES.get("none" if MODE == "later" else MODE, PAGES["pages"]))
