"""The text of a script, as V8 holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .script import EVALUATED, Script

if TYPE_CHECKING:
    from ...session import Session


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
