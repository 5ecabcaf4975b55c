"""The text of a script, as V8 holds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .locating import EVALUATED
from .script import Script

if TYPE_CHECKING:
    from ...session import Session

_LINE_END = re.compile("\r\n|[\n\r\u2028\u2029]")
"""What ends a line in V8 and in source maps (ECMA-262, LineTerminatorSequence): not the others of str.splitlines()."""


def line_starts(text: str) -> list[int]:
    """Where each line of a text begins, as V8 counts lines."""
    return [0, *(found.end() for found in _LINE_END.finditer(text))]


def lines_of(text: str) -> list[str]:
    """The lines of a text, without their ends, as V8 counts them. None follows the last end of a line."""
    lines = _LINE_END.split(text)
    return lines if lines[-1] else lines[:-1]


def script_text(session: Session, script: Script) -> str:
    """The text that V8 runs; for WebAssembly, its disassembly. Debugger must be enabled."""
    if not script.is_wasm:
        text = str(session.send_command("Debugger.getScriptSource", {"scriptId": script.script_id})["scriptSource"])
        return text.partition("\n")[2] if script.url == EVALUATED else text
    # https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-disassembleWasmModule
    reply = session.send_command("Debugger.disassembleWasmModule", {"scriptId": script.script_id})
    lines: list[str] = list(reply["chunk"]["lines"])
    while (stream := reply.get("streamId")) and len(lines) < reply["totalNumberOfLines"]:
        more = session.send_command("Debugger.nextWasmDisassemblyChunk", {"streamId": stream})["chunk"]["lines"]
        if not more:
            break
        lines += more
    return "\n".join(lines)
