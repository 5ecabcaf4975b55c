"""The names of source files, resolved as URLs."""

from __future__ import annotations

import re

_PARTS = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.\-]+:)?(?P<host>//[^/?#]*)?(?P<path>[^?#]*)(?P<tail>.*)", re.DOTALL)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_SPECIAL = ("file:", "http:", "https:")


def resolve(name: str, base: str) -> str:
    """`name` as seen from `base`: a URL, a path, or "". Nothing is percent-encoded.

    Names without a base, or with one that has no path, stay relative: "./a.js", "../src/a.ts", "a.ts".
    """
    if _DRIVE.match(name):
        return name
    scheme, host, path, tail = _split(name)
    if scheme:
        return name if host is None else scheme + host + _normal(path) + tail
    base_scheme, base_host, base_path, _ = _split(base)
    if base_scheme and base_host is None and not base_path.startswith("/"):  # data:, node:
        base = base_scheme = base_path = ""
    if base_scheme in _SPECIAL:
        path = path.replace("\\", "/")
    if host is not None:
        return base_scheme + host + _normal(path) + tail
    start = base_scheme + (base_host or "")
    if path.startswith("/"):
        return start + _normal(path) + tail
    joined = base_path[: base_path.rfind("/") + 1] + path
    if base_host is not None and not joined.startswith("/"):
        joined = "/" + joined
    normal = _normal(joined)
    dotted = (base_path or name).startswith(".") and not start
    if dotted and not normal.startswith((".", "/")):
        normal = "./" + normal
    return start + normal + tail


def directory(root: str, base: str) -> str:
    """What the sources of a map are resolved against: its sourceRoot, as seen from the map's own URL."""
    return resolve(root if root.endswith("/") else root + "/", base) if root else base


def _split(name: str) -> tuple[str, str | None, str, str]:
    found = _PARTS.fullmatch(name)
    assert found is not None  # every part may be empty
    return found["scheme"] or "", found["host"], found["path"], found["tail"]


def _normal(path: str) -> str:
    """Without "." and "..", except for those at the beginning of a relative path."""
    if "." not in path:
        return path
    kept: list[str] = []
    *folders, last = path.split("/")
    rooted = path.startswith("/")
    for part in folders[1:] if rooted else folders:
        if part == "..":
            if kept and kept[-1] != "..":
                kept.pop()
            elif not rooted:
                kept.append("..")
        elif part != ".":
            kept.append(part)
    if last == "..":
        if kept and kept[-1] != "..":
            kept.pop()
        elif not rooted:
            kept.append("..")
        last = ""
    elif last == ".":
        last = ""
    return ("/" if rooted else "") + "".join(f"{part}/" for part in kept) + last
