"""Coverage of a small program, made by hand: a line that has not run, a part of one, and names that are hostile."""

from __future__ import annotations

from pathlib import Path

from cdpsync.coverage import Coverage, Range, ScriptCoverage, ScriptFunction

SOURCE = """\
function used(n) {
  if (n) { return 1; } else { return 2; }
}
function unused() {
  return "<b>&amp;";
}
used(1); used(1); [].map(x => x);
"""


def function(name: str, text: str, count: int, *gaps: str, source: str = SOURCE) -> ScriptFunction:
    """A function, and the parts of it that have not run."""
    start = source.index(text)
    places = [source.index(gap) for gap in gaps]
    ranges = [Range(at, at + len(gap), 0) for at, gap in zip(places, gaps, strict=True)]
    return ScriptFunction(name, [Range(start, start + len(text), count), *ranges], bool(gaps) or count > 0)


FUNCTIONS = [
    function("", SOURCE, 1),
    function("used", SOURCE[: SOURCE.index("function unused") - 1], 2, "else { return 2; }"),
    function("unused", SOURCE[SOURCE.index("function unused") : SOURCE.index("used(1)") - 1], 0),
    function("", "x => x", 0),
]


def coverage(*files: Path | str) -> Coverage:
    """Coverage in which each of these files has SOURCE. A Path is written."""
    scripts = []
    for file in files:
        if isinstance(file, Path):
            file.write_text(SOURCE)
        url = file.as_uri() if isinstance(file, Path) else file
        scripts.append(ScriptCoverage(url, [FUNCTIONS], SOURCE))
    return Coverage(scripts)
