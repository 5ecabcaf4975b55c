"""The text of a console call, from the RemoteObjects of its arguments and the previews that V8 sends with them.

Objects look as Node prints them on one line. A preview has one level and at most five properties, or 100 items, so what
is deeper is named by its class, and "…" stands for what was left out. Nothing is sent to the target.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

Remote = Mapping[str, Any]
"""A Runtime.RemoteObject, Runtime.PropertyPreview or Runtime.ObjectPreview."""

_SPECIFIER = re.compile(r"%[sdifoOc%]")
_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_FUNCTION = re.compile(r"(async\s+)?(?:function\s*)?(\*)?\s*([\w$]*)\s*\(")
_CLASS = re.compile(r"class\s*([\w$]*)")


def formatted(args: Sequence[Remote]) -> str:
    """The arguments as text: https://console.spec.whatwg.org/#formatter.

    V8 has already converted those for %d, %i and %f to numbers.
    """
    rest, parts = list(args), list[str]()
    if len(rest) > 1 and rest[0].get("type") == "string":
        template = str(rest.pop(0).get("value", ""))

        def replace(found: re.Match[str]) -> str:
            kind = found[0][1]
            if kind == "%":
                return "%"
            if not rest:
                return found[0]
            one = rest.pop(0)
            if kind == "c":
                return ""
            if kind in "dif":
                return _number(one, kind)
            return shown(one) if kind == "s" or one.get("type") != "string" else quoted(str(one.get("value", "")))

        parts.append(_SPECIFIER.sub(replace, template))
    return " ".join(parts + [shown(one) for one in rest])


def _number(one: Remote, kind: str) -> str:
    if one.get("type") == "bigint" or (one.get("type") == "number" and kind == "f"):
        return _primitive(one)
    if one.get("type") != "number":
        return "NaN"
    text = _primitive(one)
    return text.partition(".")[0] if kind == "i" and "e" not in text else text


def shown(one: Remote) -> str:
    """One argument: a string as it is, an object as Node prints it."""
    if one.get("type") == "string":
        return str(one.get("value", ""))
    return _inside(one)


def quoted(text: str) -> str:
    """A string as Node prints it within an object."""
    mark = "'" if "'" not in text else '"' if '"' not in text else "`" if "`" not in text else "'"
    body = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return f"{mark}{body.replace(mark, chr(92) + mark)}{mark}"


def _primitive(one: Remote) -> str:
    if "unserializableValue" in one:
        return str(one["unserializableValue"])
    value = one.get("value")
    if one.get("type") == "boolean":
        return "true" if value in (True, "true") else "false"
    if value is None and one.get("subtype") == "null":
        return "null"
    return str(one.get("description", value))


def _inside(one: Remote) -> str:
    """A RemoteObject or a PropertyPreview as it looks within an object, but for strings of a RemoteObject."""
    kind, subtype = one.get("type"), one.get("subtype")
    if kind == "string":
        return quoted(str(one.get("value", one.get("description", ""))))
    if kind == "undefined":
        return "undefined"
    if kind == "accessor":
        return "[Getter]"
    if kind == "function":
        return _function(str(one.get("description", one.get("value", ""))))
    if kind != "object" or subtype == "null":
        return _primitive(one)
    description = str(one.get("description", one.get("value", "Object")))
    preview = one.get("preview") or one.get("valuePreview")
    if subtype in ("error", "regexp", "date", "node", "wasmvalue") or preview is None:
        return description
    return _object(description, preview)


def _function(text: str) -> str:
    if not text:
        return "[Function]"
    if (found := _CLASS.match(text)) is not None:
        return f"[class {found[1] or '(anonymous)'}]"
    found = _FUNCTION.match(text)
    name = found[3] if found is not None else ""
    kind = ("Async" if text.startswith("async") else "") + ("Generator" if found is not None and found[2] else "")
    return f"[{kind}Function: {name}]" if name and name != "async" else f"[{kind}Function (anonymous)]"


def _object(description: str, preview: Remote) -> str:
    subtype = preview.get("subtype")
    properties, entries = preview.get("properties") or [], preview.get("entries") or []
    items = list[str]()
    for entry in entries:
        value = _preview(entry.get("value") or {})
        items.append(f"{_preview(entry['key'])} => {value}" if "key" in entry else value)
    listed = subtype in ("array", "typedarray")
    for one in properties:
        name = str(one.get("name", ""))
        if entries and name == "size":
            continue
        value = _inside(one)
        if listed and name.isdecimal():
            items.append(value)
        else:
            items.append(f"{name if _NAME.fullmatch(name) else quoted(name)}: {value}")
    if preview.get("overflow"):
        items.append("…")
    name = description
    if name == "Object" or (subtype == "array" and name.startswith("Array(")):
        name = ""
    left, right = ("[", "]") if listed else ("{", "}")
    head = f"{name} " if name else ""
    return f"{head}{left} {', '.join(items)} {right}" if items else f"{head}{left}{right}"


def _preview(one: Remote) -> str:
    """An ObjectPreview, as in the entries of a Map."""
    if one.get("type") == "object" and one.get("subtype") != "null":
        return _inside({**one, "preview": one})
    if one.get("type") == "string":
        return quoted(str(one.get("description", "")))
    return _inside(one)


def table(args: Sequence[Remote]) -> str | None:
    """console.table as text, as Node draws it; None if it is not about an object, or the preview has not all of it."""
    preview = args[0].get("preview") if args else None
    if not preview or preview.get("overflow"):
        return None
    columns, rows, values = list[str](), list[tuple[str, dict[str, str]]](), False
    for one in preview.get("properties") or []:
        inner = one.get("valuePreview")
        if inner is not None and inner.get("overflow"):
            return None
        cells = {str(cell["name"]): _inside(cell) for cell in (inner or {}).get("properties") or []}
        if inner is None or one.get("type") != "object":
            cells, values = {"": _inside(one)}, True
        columns += [name for name in cells if name not in columns and name]
        rows.append((str(one["name"]), cells))
    if not rows:
        return None
    only = args[1].get("preview") if len(args) > 1 else None
    if only is not None:
        columns = [str(one.get("value", "")) for one in only.get("properties") or []]
    heads = ["(index)", *columns, *(["Values"] if values else [])]
    lines = [
        [index, *[cells.get(name, "") for name in columns], *([cells.get("", "")] if values else [])]
        for index, cells in rows
    ]
    widths = [max(len(line[number]) for line in [heads, *lines]) + 2 for number in range(len(heads))]

    def row(cells: Sequence[str]) -> str:
        return "│" + "│".join(f" {cell}".ljust(width) for cell, width in zip(cells, widths, strict=True)) + "│"

    def rule(left: str, middle: str, right: str) -> str:
        return left + middle.join("─" * width for width in widths) + right

    return "\n".join([rule("┌", "┬", "┐"), row(heads), rule("├", "┼", "┤"), *map(row, lines), rule("└", "┴", "┘")])
