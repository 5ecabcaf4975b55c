"""The scripts and their sources: which there are, their text, searching it, and replacing it while the program runs."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...errors import CommandError
from ...sources import lines_of
from ...views import Column, Table
from ..scripts import Script, scripts_of
from .address import Address
from .life import started

if TYPE_CHECKING:
    from ...session import Session

_VERDICTS = {
    "BlockedByActiveGenerator": "a generator or async function in it is running; try again when it has ended",
    "BlockedByActiveFunction": "a function that changes is running; try again when it has returned",
    "BlockedByTopLevelEsModuleChange": "the top level of a module cannot be changed, only its functions",
}


@dataclass(frozen=True)
class Found:
    """One line of a source that `debugger.search` found. `line` and `column` count from 1."""

    file: str
    line: int
    column: int
    text: str


def scripts(session: Session) -> Table[Script]:
    """All scripts."""
    started(session)
    columns = (
        Column("url", "URL", left=True),
        Column("files", "files", shown=lambda files: ", ".join(files[:3]) + (" …" if len(files) > 3 else "")),
        Column("source_map_url", "mapped", shown=lambda url: "yes" if url else ""),
        Column("params", "characters", shown=lambda params: f"{int(params.get('length', 0)):,}"),
    )
    rows = scripts_of(session).all()
    return Table(f"{len(rows):,} scripts", columns, rows)


def _matching(session: Session, file: str) -> list[tuple[Script, str]]:
    """The scripts, the last first, and the name in each, of a file."""
    if not isinstance(file, str) or not file.strip():
        raise ValueError(f"{file!r} is not the name of a file")
    started(session)
    address, found = Address(file, 1), list[tuple[Script, str]]()
    everything = scripts_of(session).all()
    for script in reversed(everything):
        found += [(script, one) for one in script.files if address.matches(one)]
    for script in reversed(everything):
        if not any(one is script for one, _ in found) and address.matches(script.url):
            found.append((script, script.url))
    if not found:
        names = {one.replace("\\", "/").rpartition("/")[2] for script in everything for one in script.files}
        near = difflib.get_close_matches(file.replace("\\", "/").rpartition("/")[2], names, 3, 0.6)
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        raise ValueError(f"no script named {file} has been loaded{hint}")
    files = list(dict.fromkeys(name for _, name in found))
    if len(files) > 1 and file not in files:
        raise ValueError(f"{len(files)} files end in {file}: {', '.join(files[:5])}; give more of the path")
    return found


def source(session: Session, file: str) -> str:
    """The text of a source file."""
    for script, name in _matching(session, file):
        text = scripts_of(session).source(session, script, name)
        if text is not None:
            return text
    raise ValueError(f"the source map names {file}, but has no text of it, and its file cannot be read")


def search(session: Session, text: str, regex: bool) -> Table[Found]:
    """Where a text occurs in the sources, but for those of the runtime itself."""
    if not isinstance(text, str) or not text:
        raise ValueError(f"{text!r} is not a text to search for")
    try:
        pattern = re.compile(text if regex else re.escape(text), re.MULTILINE)
    except re.error as error:
        raise ValueError(f"{text!r} is not a regex of Python: {error}") from None
    started(session)
    table, rows, seen = scripts_of(session), list[Found](), set[tuple[str, str]]()
    for script in table.all():
        if script.url.startswith(("node:", "ext:")):
            continue
        for file in script.files:
            content = table.source(session, script, file)
            if content is None or (file, content) in seen:
                continue
            seen.add((file, content))
            for number, line in enumerate(lines_of(content), 1):
                rows += [Found(file, number, hit.start() + 1, line.strip()) for hit in pattern.finditer(line)]
    columns = (
        Column("file", "file", left=True),
        Column("line", "line"),
        Column("column", "column"),
        Column("text", "text", left=True),
    )
    return Table(f"{len(rows):,} places with {text!r}", columns, rows)


def replace(session: Session, file: str, text: str) -> None:
    """Replace the text of a script while it runs."""
    if not isinstance(text, str):
        raise TypeError(f"text is the new text of the script, not {type(text).__name__}")
    script, _ = _matching(session, file)[0]
    if script.sources and not Address(file, 1).matches(script.url):
        raise ValueError(f"{file} was made into {script.file}: replace that, because V8 runs no other text")
    if script.sources:
        raise ValueError(f"V8 runs what was made of {file}, not the file: it cannot be replaced; run the program again")
    for dry in (True, False):
        params: dict[str, Any] = {"scriptId": script.script_id, "scriptSource": text, "dryRun": dry}
        try:
            reply = session.send_command("Debugger.setScriptSource", params)
        except CommandError as error:
            raise ValueError(f"{file} cannot be replaced: {error.message}") from error
        details, status = reply.get("exceptionDetails"), reply.get("status", "Ok")
        if details is not None or status != "Ok":
            said = (details or {}).get("exception", {}).get("description") or (details or {}).get("text", "")
            line = f" at line {details['lineNumber'] + 1}" if details is not None else ""
            why = _VERDICTS.get(status, f"{said.partition(chr(10))[0]}{line}")
            raise ValueError(f"{file} cannot be replaced: {status}: {why}")
