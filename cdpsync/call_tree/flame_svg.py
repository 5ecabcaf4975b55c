"""A flame graph as a picture: SVG without a script, as GitHub and READMEs show it."""

from __future__ import annotations

from html import escape

from .call_tree import CallTree
from .flame_colours import Colour, colour_of
from .flame_layout import Layout, amount, box_name, box_place, clean, layout
from .units import share_text

_WIDTH, _MARGIN, _ROW, _HEAD = 1200, 10, 17, 46
_LETTER = 7
"""The width of a letter of 11 px, on average."""
_LEAST = 0.001
_LEVELS = 250

_STYLE = """svg{background:#fff}
text{font:11px Verdana,"DejaVu Sans",sans-serif;fill:#14171c;pointer-events:none;white-space:pre}
.head{font-size:15px;font-weight:bold}
.line{fill:#565c66}
rect:hover{stroke:#14171c}
"""
_DARK = """svg{background:#1a1d21}
text{fill:#f4f5f7}
.line{fill:#a3abb6}
rect:hover{stroke:#fff}
"""


def flame_graph_svg(tree: CallTree, *, title: str = "Flame graph") -> str:
    """A flame graph as an SVG document, 1200 pixels wide, from the root down.

    It needs no script; each box has its numbers as a tooltip. Idle time is left out, and so are boxes that are narrower
    than 0.1 % and those below level 250; a line below the title says how many. It follows the colour scheme of the
    reader, light or dark.
    """
    of = layout(tree)
    left, active = of.left, of.active
    wide = (_WIDTH - 2 * _MARGIN) / (active or 1)
    boxes: dict[Colour, list[str]] = {}
    texts: list[str] = []
    lowest, small, deep, node = 0, 0, 0, 0
    while node < len(of.level):
        one, level = of.functions[of.function[node]], of.level[node]
        total = of.total[node] if node else active
        if one.category == "idle" and level == 1:
            break  # it comes last
        if node and (total < _LEAST * active or not total or level > _LEVELS):
            if level > _LEVELS:
                deep += of.end[node] - node
            else:
                small += of.end[node] - node
            node = of.end[node]
            continue
        lowest = max(lowest, level)
        x, y, width = _MARGIN + left[node] * wide, _HEAD + level * _ROW, max(total * wide, 0)
        name = box_name(one) if node else "all"
        boxes.setdefault(colour_of(one), []).append(
            f'<rect x="{x:.2f}" y="{y}" width="{max(0.4, width - 0.5):.2f}" height="{_ROW - 1}">'
            f"<title>{escape(_tooltip(of, node, name, total))}</title></rect>"
        )
        room = int((width - 6) / _LETTER)
        if room >= 3:
            shown = name if len(name) <= room else name[: room - 1] + "…"
            texts.append(f'<text x="{x + 3:.2f}" y="{y + 12}">{escape(shown)}</text>')
        node += 1
    height = _HEAD + (lowest + 1) * _ROW + _MARGIN
    return _document(height, clean(title, 120), _line(of, small, deep, tree.warning), boxes, texts)


def _tooltip(of: Layout, node: int, name: str, total: float) -> str:
    lines = [name, box_place(of.functions[of.function[node]]) if node else "", _amount(of, "total", total)]
    if of.own[node]:
        lines.append(_amount(of, "self", of.own[node]))
    return "\n".join(filter(None, lines))


def _amount(of: Layout, what: str, value: float) -> str:
    return f"{what} {amount(value, of.unit)}, {share_text(value / of.active if of.active else 0.0)}"


def _line(of: Layout, small: int, deep: int, warning: str) -> str:
    """The line below the title."""
    parts = [amount(of.active, of.unit)]
    if of.idle:
        parts.append(f"without {amount(of.idle, of.unit)} idle")
    if small:
        parts.append(f"{small:,} boxes narrower than 0.1 % left out")
    if deep:
        parts.append(f"{deep:,} below level {_LEVELS} left out")
    return clean("; ".join(filter(None, [", ".join(parts), warning])))


def _document(height: int, title: str, line: str, boxes: dict[Colour, list[str]], texts: list[str]) -> str:
    light = "\n".join(f".c{at}{{fill:{one.light}}}" for at, one in enumerate(boxes))
    dark = "\n".join(f".c{at}{{fill:{one.dark}}}" for at, one in enumerate(boxes))
    size = f'width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}"'
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title line">',
        f'<title id="title">{escape(title)}</title>',
        f"<style>\n{_STYLE}{light}\n@media (prefers-color-scheme:dark){{\n{_DARK}{dark}\n}}\n</style>",
        f'<text class="head" x="{_MARGIN}" y="19">{escape(title)}</text>',
        f'<text class="line" id="line" x="{_MARGIN}" y="36">{escape(line)}</text>',
    ]
    for at, rects in enumerate(boxes.values()):
        parts += [f'<g class="c{at}">', *rects, "</g>"]
    return "\n".join([*parts, "<g>", *texts, "</g>", "</svg>", ""])
