"""The text of a script, as V8 holds it and as its file has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...sources import Unreadable, file_at, lines_of, path_in
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


def on_disk(script: Script, text: str) -> str | None:
    """The file of a script whose types Node 24 has blanked, and added lines to; None if it does not fit."""
    if not script.params.get("hasSourceURL") or path_in(script.url) is None:
        return None
    try:
        file = file_at(script.url).decode("utf-8-sig", "replace")
    except Unreadable:
        return None
    ours, theirs = lines_of(file), lines_of(text)
    fits = len(ours) <= len(theirs) and all(len(a) == len(b) for a, b in zip(ours, theirs, strict=False))
    return file if fits and ours else None
