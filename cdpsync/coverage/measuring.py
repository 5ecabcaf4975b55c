"""Turns what V8 reported of a script into the lines, functions and blocks of the files it was made from."""

from __future__ import annotations

from ..source_map import SourceMap
from ..sources import as_url, shown
from .as_run import AsRun, as_run
from .deno import deno_lines
from .file_coverage import Counting, FileCoverage
from .remapping import Remapping
from .script import ScriptCoverage, text_at
from .text import Text


def measure(script: ScriptCoverage) -> list[FileCoverage]:
    """The files that a script was made from; [] if nobody knows their text."""
    if script.line_lengths is not None and script.source is None and script.source_map is not None:
        found = _mapped(script, script.map, Text.of_lengths(script.line_lengths), AsRun("", 0, script.functions, ""))
        if found or not script.keeps_all:
            return found
    ran = as_run(script)
    if ran is None:
        return []
    map, problem = script.map_of(ran.text)
    if map is not None and map.sources:
        found = _mapped(script, map, Text(ran.text), ran)
        if found or not script.keeps_all:
            return found
        problem = "nobody knows the texts of the sources in its source map"
    counting = Counting(Text(ran.text))
    _apply(script, counting, ran)
    return [_file(script, script.file, ran.text, counting, ran.warning or problem)]


def _apply(script: ScriptCoverage, counting: Counting, ran: AsRun) -> None:
    if not script.takes:
        _not_loaded(counting)
        return
    size = counting.text.size
    for name, ranges, has_blocks in ran.functions:
        for start, end, count in ranges:
            counting.add(max(0, start - ran.shift), min(size, end - ran.shift), count, name, has_blocks)
            name = ""


def _not_loaded(counting: Counting) -> None:
    counting.counts = [0] * len(counting.counts)
    counting.add(0, counting.text.size, 0, "", True)


def _mapped(script: ScriptCoverage, map: SourceMap | None, generated: Text, ran: AsRun) -> list[FileCoverage]:
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
    for name, ranges, has_blocks in ran.functions:
        for start, end, count in ranges:
            found = remapping.range(max(0, start - ran.shift), max(0, end - ran.shift))
            if found is not None:
                counting = countings[found.source]
                if counting is not None:
                    counting.add(found.start, found.end, count, name, has_blocks)
            name = ""
    return [
        _file(script, shown(as_url(name)), text, counting, ran.warning)
        for name, text, counting in zip(map.sources, texts, countings, strict=True)
        if counting is not None and text is not None and script.keeps(shown(as_url(name)))
    ]


def measure_as_deno(script: ScriptCoverage, file: str) -> dict[int, int]:
    """The counts of the lines of one of its files, by the rules of `deno coverage`."""
    ran = as_run(script)
    if ran is None:
        return {}
    map, _ = script.map_of(ran.text)
    if map is None:
        return deno_lines(ran.text, ran.functions, ran.text)
    for index, (name, content) in enumerate(zip(map.sources, map.contents, strict=True)):
        if shown(as_url(name)) == file:
            source = content if content is not None else text_at(name)
            return deno_lines(ran.text, ran.functions, source or "", map, index)
    return {}


def _file(script: ScriptCoverage, file: str, text: str, counting: Counting, warning: str) -> FileCoverage:
    return FileCoverage(
        file,
        text,
        counting.lines(),
        counting.functions,
        counting.blocks,
        counting.gaps(),
        frozenset(line + 1 for line in counting.text.ignored),
        bool(script.takes),
        warning,
        (script,),
    )
