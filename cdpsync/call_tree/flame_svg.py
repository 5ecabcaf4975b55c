"""A flame graph as a picture: SVG without a script, as GitHub and READMEs show it."""

from __future__ import annotations

from html import escape

from .call_tree import CallTree
from .flame_layout import Colour, amount, clean, colour, label, layout, lefts, place, share

_WIDTH, _MARGIN, _ROW, _HEAD = 1200, 10, 17, 46
_LETTER = 6.4
"""The width of a letter of 11 px, on average; a text that is wider than that is squeezed."""
_LEAST = 0.001
_LEVELS = 250


def flame_graph_svg(tree: CallTree, *, title: str = "Flame graph") -> str:
    """A flame graph as an SVG document, 1200 pixels wide, from the root down.

    It needs no script; each box has its numbers as a tooltip. Idle time is left out, and so are boxes that are narrower
    than 0.1 % and those below level 250; a line below the title says how many. It follows the colour scheme of the
    reader, light or dark.
    """
    of = layout(tree)
    left = lefts(of)
    wide = (_WIDTH - 2 * _MARGIN) / (of.active or 1)
    boxes: dict[Colour, list[str]] = {}
    texts: list[str] = []
    lowest, small, deep, node = 0, 0, 0, 0
    while node < len(of.depth):
        one, total, level = of.functions[of.function[node]], of.total[node] if node else of.active, of.depth[node]
        if one.category == "idle" and level == 1:
            break  # it comes last
        if total < _LEAST * of.active or not total:
            small += of.end[node] - node
            node = of.end[node]
            continue
        if level >= _LEVELS:
            deep += of.end[node] - node
            node = of.end[node]
            continue
        lowest = max(lowest, level)
        x, y, width = _MARGIN + left[node] * wide, _HEAD + level * _ROW, total * wide
        name = label(one) if node else "all"
        boxes.setdefault(colour(one), []).append(
            f'<rect x="{x:.2f}" y="{y}" width="{max(0.4, width - 0.5):.2f}" height="{_ROW - 1}">'
            f"<title>{escape(_tooltip(name, place(one) if node else '', total, of.own[node], of.active, of.unit))}</title>"
            "</rect>"
        )
        room = int((width - 6) / _LETTER)
        if room >= 3:
            shown = name if len(name) <= room else name[: room - 1] + "…"
            texts.append(f'<text x="{x + 3:.2f}" y="{y + 12}">{escape(shown)}</text>')
        node += 1
    height = _HEAD + (lowest + 1) * _ROW + _MARGIN
    return _document(height, clean(title), _line(of.active, of.idle, of.unit, small, deep), boxes, texts)


def _tooltip(name: str, where: str, total: float, own: float, whole: float, unit: str) -> str:
    lines = [name, where, f"total {amount(total, unit)}, {share(total, whole)}"]
    if own:
        lines.append(f"self {amount(own, unit)}, {share(own, whole)}")
    return "\n".join(filter(None, lines))


def _line(active: float, idle: float, unit: str, small: int, deep: int) -> str:
    """The line below the title."""
    parts = [amount(active, unit)]
    if idle:
        parts.append(f"without {amount(idle, unit)} idle")
    if small:
        parts.append(f"{small:,} boxes narrower than 0.1 % left out")
    if deep:
        parts.append(f"{deep:,} below level {_LEVELS} left out")
    return ", ".join(parts)


def _document(height: int, title: str, line: str, boxes: dict[Colour, list[str]], texts: list[str]) -> str:
    light = "".join(f".c{at}{{fill:{one.light}}}" for at, one in enumerate(boxes))
    dark = "".join(f".c{at}{{fill:{one.dark}}}" for at, one in enumerate(boxes))
    groups = "\n".join(f'<g class="c{at}">\n' + "\n".join(rects) + "\n</g>" for at, rects in enumerate(boxes.values()))
    written = "\n".join(texts)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="title line">
<title id="title">{escape(title)}</title>
<style>
svg{{background:#fff}} text{{font:11px Verdana,"DejaVu Sans",sans-serif;fill:#14171c;pointer-events:none;white-space:pre}}
.head{{font-size:15px;font-weight:bold}} .line{{fill:#565c66}} rect:hover{{stroke:#14171c}}
{light}
@media (prefers-color-scheme:dark){{
svg{{background:#1a1d21}} text{{fill:#f4f5f7}} .line{{fill:#a3abb6}} rect:hover{{stroke:#fff}}
{dark}
}}
</style>
<text class="head" x="{_MARGIN}" y="19">{escape(title)}</text>
<text class="line" id="line" x="{_MARGIN}" y="36">{escape(line)}</text>
{groups}
<g>
{written}
</g>
</svg>
"""
