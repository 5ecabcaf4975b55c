"""The package that a file belongs to, by its path or URL."""

from __future__ import annotations

import re

_NAME = r"((?:@[^/]+/)?(?![.@])[^/]+)"
_INSTALLED = re.compile(rf"(?:^|/)node_modules/{_NAME}(?=/)")
"""npm, Yarn, pnpm (node_modules/.pnpm/a@1.0.0/node_modules/a/), Bun and Deno (.deno/ likewise), bundles (webpack://…)."""
_ELSEWHERE = re.compile(
    rf"""
    /npm/[^/]+/{_NAME}/\d[^/]*/                         # Deno's cache: npm/registry.npmjs.org/@babel/core/7.26.0/
    | ^https?://jsr\.io/(@[^/]+/[^/]+)/                 # https://jsr.io/@std/path/1.0.8/join.ts
    | ^https?://[^?#]*?/((?:@[^/@]+/)?[^/@?#]+)@[^/]+   # https://esm.sh/react@19.0.0/…, https://deno.land/x/oak@v12/…
    """,
    re.VERBOSE,
)


def package_of(file: str) -> str:
    """The name of the package that a source file is in, the innermost one; "" if it is in none."""
    file = file.replace("\\", "/")
    installed: list[str] = _INSTALLED.findall(file)
    if installed:
        return installed[-1]
    found = _ELSEWHERE.search(file)
    return next(filter(None, found.groups()), "") if found else ""
