"""Values as Node prints them, from V8's own descriptions, so that no code of the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ...domains.console.formatting import quoted, shown
from ...errors import CommandError

if TYPE_CHECKING:
    from ...session import Session

_ITEMS = 100
"""The most properties of one object that are shown."""

_LEVELS = 4
"""How many levels of objects are shown."""

_BUDGET = 500
"""The most objects that are asked for in all."""


def short(remote: dict[str, Any]) -> str:
    """A Runtime.RemoteObject on one line. An object needs its preview, which has one level."""
    return quoted(str(remote.get("value", ""))) if remote.get("type") == "string" else shown(remote)


class _Tree(NamedTuple):
    """An object: its class, its brackets, and its parts, each with the text before it, such as a key."""

    head: str
    left: str
    right: str
    parts: list[tuple[str, _Tree | str]]

    def flat(self) -> str:
        """All of it on one line."""
        inner = ", ".join(before + (part if isinstance(part, str) else part.flat()) for before, part in self.parts)
        return f"{self.head}{self.left} {inner} {self.right}" if inner else f"{self.head}{self.left}{self.right}"

    def lines(self, width: int, indent: int = 0, before: str = "", after: str = "") -> list[str]:
        """On one line if it fits, else one line for each part."""
        margin, flat = " " * indent, self.flat()
        if len(margin) + len(before) + len(flat) + len(after) <= width and "\n" not in flat:
            return [margin + before + flat + after]
        found = [f"{margin}{before}{self.head}{self.left}"]
        for number, (key, part) in enumerate(self.parts):
            comma = "," if number < len(self.parts) - 1 else ""
            if isinstance(part, str):
                found += f"{margin}  {key}{part}{comma}".split("\n")
            else:
                found += part.lines(width, indent + 2, key, comma)
        return [*found, f"{margin}{self.right}{after}"]


def whole(session: Session, remote: dict[str, Any], width: int) -> str:
    """A Runtime.RemoteObject with the objects in it, on several lines if one is too narrow."""
    tree = _Reader(session).tree(remote, 0)
    return tree if isinstance(tree, str) else "\n".join(tree.lines(width))


class _Reader:
    """Reads objects property by property. Getters are not called."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._left = _BUDGET

    def tree(self, remote: dict[str, Any], level: int) -> _Tree | str:
        subtype = remote.get("subtype")
        if remote.get("type") != "object" or "objectId" not in remote or subtype in ("error", "regexp", "date", "node"):
            return short(remote)
        if level >= _LEVELS or self._left <= 0:
            return short(remote)
        self._left -= 1
        try:
            reply = self._properties(remote["objectId"], generatePreview=True)
        except CommandError:
            return short(remote)
        hidden = {one["name"]: one.get("value") or {} for one in reply.get("internalProperties") or ()}
        if subtype == "proxy":
            target = hidden.get("[[Target]]")
            return "Proxy " + _flat(self.tree(target, level)) if target else short(remote)
        listed = subtype in ("array", "typedarray")
        parts = self._entries(hidden.get("[[Entries]]"), level)
        properties = [one for one in reply.get("result") or () if one.get("enumerable") and not (listed and _is_length(one))]
        for one in properties[:_ITEMS]:
            parts.append(self._part(one, listed, level))
        if len(properties) > _ITEMS:
            parts.append(("", f"… {len(properties) - _ITEMS:,} more"))
        name = str(remote.get("description") or remote.get("className") or "Object")
        if name == "Object" or (subtype == "array" and name.startswith("Array(")):
            name = ""
        return _Tree(f"{name} " if name else "", *("[]" if listed else "{}"), parts)

    def _properties(self, object_id: str, **more: Any) -> dict[str, Any]:
        params = {"objectId": object_id, "ownProperties": True, **more}
        return self._session.send_command("Runtime.getProperties", params)

    def _part(self, one: dict[str, Any], listed: bool, level: int) -> tuple[str, _Tree | str]:
        name = str(one["name"])
        key = "" if listed and name.isdecimal() else f"{name if name.isidentifier() else quoted(name)}: "
        if one.get("symbol"):
            key = f"[{name}]: "
        if "value" in one:
            return key, self.tree(one["value"], level + 1)
        kinds = [kind for kind, accessor in (("Getter", "get"), ("Setter", "set")) if _is_set(one.get(accessor))]
        return key, f"[{'/'.join(kinds)}]" if kinds else "<uninitialized>"

    def _entries(
        self, entries: dict[str, Any] | None, level: int
    ) -> list[tuple[str, _Tree | str]]:
        """The entries of a Map or Set, which V8 gives as an array of objects."""
        found = list[tuple[str, _Tree | str]]()
        if not entries or "objectId" not in entries:
            return found
        listed = [one for one in self._properties(entries["objectId"])["result"] if one["name"].isdecimal()]
        for entry in listed[:_ITEMS]:
            inner = {one["name"]: one["value"] for one in self._properties(entry["value"]["objectId"])["result"]}
            key = f"{_flat(self.tree(inner['key'], level + 1))} => " if "key" in inner else ""
            found.append((key, self.tree(inner.get("value") or {"type": "undefined"}, level + 1)))
        if len(listed) > _ITEMS:
            found.append(("", f"… {len(listed) - _ITEMS:,} more"))
        return found


def _flat(tree: _Tree | str) -> str:
    return tree if isinstance(tree, str) else tree.flat()


def _is_length(one: dict[str, Any]) -> bool:
    return one.get("name") == "length"


def _is_set(accessor: dict[str, Any] | None) -> bool:
    return accessor is not None and accessor.get("type") != "undefined"
