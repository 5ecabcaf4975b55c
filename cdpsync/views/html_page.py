"""The frame of the HTML documents: one file each, which loads nothing.

Texts from a program are not trusted: they enter a document only as text, and the policy in its head lets no script run
except the document's own.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Mapping
from html import escape


def page(body: str, style: str, script: str, parts: Mapping[str, str]) -> str:
    """A whole document. `body` is what its <body> contains, with {{script}} where the script is to be.

    `parts` are HTML, by the names that stand in double braces in `body`; "title" is one of them.
    """
    from importlib.resources import files  # this, and hashlib, take 4 MB, which a table in a terminal does not need

    head, shared = (files(__package__).joinpath(f"page.{kind}").read_text("utf-8") for kind in ("html", "css"))
    style = shared + style
    filled = {**parts, "style": style, "script": script, "policy": _policy(style, script)}
    template = head.replace("{{body}}", body.rstrip("\n"))
    return re.sub(r"\{\{(\w+)\}\}", lambda found: filled[found[1]], template)


def _policy(style: str, script: str) -> str:
    """A policy that forbids loading anything, and allows only these, by their hashes."""
    import hashlib

    rules = ["default-src 'none'", "base-uri 'none'", "form-action 'none'"]
    for kind, text in (("style", style), ("script", script)):
        rules.append(f"{kind}-src 'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'")
    return "; ".join(rules)


def json_in_page(value: object) -> str:
    """JSON that is safe inside a <script>: it can neither end the script nor begin a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def fact_list(facts: Iterable[tuple[str, str]]) -> str:
    """The inside of a <dl>. The names are text, the values are HTML already."""
    return "".join(f"<div><dt>{escape(name)}</dt><dd>{value}</dd></div>" for name, value in facts)
