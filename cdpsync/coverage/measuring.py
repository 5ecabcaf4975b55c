"""Turns what V8 reported of a script into the lines, functions and blocks of the files it was made from."""

from __future__ import annotations

from ..sources import as_url, shown
from .file_coverage import Counting, FileCoverage
from .ranges import ScriptFunction
from .remapping import Remapping
from .script import Script, text_at
from .text import Text, utf16_length

WRAPPER = len("(function (exports, require, module, __filename, __dirname) { ")
"""Node before 10.16 and 12 put this before the text of a CommonJS module, and V8 counts from its beginning."""
_WRAPPER_END = len("\n});")


def measure(script: Script) -> list[FileCoverage]:
    """The files that a script was made from; [] if nobody knows their text."""
    text = script.text
    if script.line_lengths is not None and script.source is None and script.source_map is not None:
        return _mapped(script, Text.of_lengths(script.line_lengths), 0, "")
    if text is None:
        return []
    text, shift, warning = _as_run(script, text)
    if script.map is not None:
        return _mapped(script, Text(text), shift, warning)
    if script.map_problem and not warning:
        warning = script.map_problem
    counting = Counting(Text(text))
    _apply(script, counting, shift)
    return [_file(script, script.file, text, counting, warning)]


def _as_run(script: Script, text: str) -> tuple[str, int, str]:
    """The text without what the runtime has removed from it, how much it has put before it, and a warning.

    The first function is the whole script, so that its end tells the length of what V8 ran.
    """
    first = script.functions[0].ranges[0] if script.functions else None
    if first is None or first.start != 0:
        return text, 0, ""
    length = utf16_length(text)
    if text[:1] == "\ufeff" and first.end in (length - 1, length - 1 + WRAPPER + _WRAPPER_END):
        text, length = text[1:], length - 1
    if first.end == length:
        return text, 0, ""
    if first.end == length + WRAPPER + _WRAPPER_END:
        return text, WRAPPER, ""
    if script.source is None and _is_module(script.functions[0]):
        return text, 0, f"the file has changed since: V8 ran {first.end:,} characters, and now there are {length:,}"
    return text, 0, ""


def _is_module(function: ScriptFunction) -> bool:
    return not function.name


def _apply(script: Script, counting: Counting, shift: int) -> None:
    if not script.takes:
        _not_loaded(counting)
        return
    size = counting.text.size
    for name, ranges, has_blocks in script.functions:
        for start, end, count in ranges:
            counting.add(max(0, start - shift), min(size, end - shift), count, name, has_blocks)
            name = ""


def _not_loaded(counting: Counting) -> None:
    counting.counts = [0] * len(counting.counts)
    counting.add(0, counting.text.size, 0, "", True)


def _mapped(script: Script, generated: Text, shift: int, warning: str) -> list[FileCoverage]:
    map = script.map
    if map is None:
        return []
    texts = [
        content if content is not None else text_at(name)
        for name, content in zip(map.sources, map.contents, strict=True)
    ]
    countings = [None if text is None else Counting(Text(text)) for text in texts]
    remapping = Remapping(generated, map, [None if one is None else one.text for one in countings])
    if not script.takes:
        for counting in countings:
            if counting is not None:
                _not_loaded(counting)
    for name, ranges, has_blocks in script.functions:
        for start, end, count in ranges:
            found = remapping.range(max(0, start - shift), max(0, end - shift))
            if found is not None:
                counting = countings[found.source]
                if counting is not None:
                    counting.add(found.start, found.end, count, name, has_blocks)
            name = ""
    return [
        _file(script, shown(as_url(name)), text, counting, warning)
        for name, text, counting in zip(map.sources, texts, countings, strict=True)
        if counting is not None and text is not None
    ]


def _file(script: Script, file: str, text: str, counting: Counting, warning: str) -> FileCoverage:
    return FileCoverage(
        file,
        text,
        counting.lines(),
        counting.functions,
        counting.blocks,
        counting.gaps,
        frozenset(line + 1 for line in counting.text.ignored),
        bool(script.takes),
        warning,
        (script.url,),
    )
