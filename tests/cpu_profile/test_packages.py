"""The package that a file belongs to."""

from __future__ import annotations

import pytest

from cdpsync.cpu_profile import CPUProfile

from .profiles import profile_of


@pytest.mark.parametrize(
    ("url", "package"),
    [
        ("file:///app/src/main.js", ""),
        ("file:///app/node_modules/lodash/get.js", "lodash"),
        ("file:///app/node_modules/@babel/core/lib/index.js", "@babel/core"),
        ("file:///app/node_modules/a/node_modules/b/index.js", "b"),
        ("file:///app/node_modules/.pnpm/lodash@4.17.21/node_modules/lodash/get.js", "lodash"),
        ("file:///app/node_modules/.pnpm/@babel+core@7.0.0/node_modules/@babel/core/index.js", "@babel/core"),
        ("file:///app/node_modules/.deno/chalk@5.3.0/node_modules/chalk/index.js", "chalk"),
        ("file:///app/.yarn/cache/ms-npm-2.1.3-81ff3cfac1.zip/node_modules/ms/index.js", "ms"),
        ("file:///C:/app/node_modules/ms/index.js", "ms"),
        ("C:\\app\\node_modules\\ms\\index.js", "ms"),
        ("file:///app/node_modules/.vite/deps/chunk-AB.js", ""),
        ("file:///app/node_modules/single.js", ""),
        ("file:///root/.cache/deno/npm/registry.npmjs.org/chalk/5.3.0/source/index.js", "chalk"),
        ("file:///home/me/Library/Caches/deno/npm/registry.npmjs.org/@babel/core/7.26.0/lib/index.js", "@babel/core"),
        ("https://jsr.io/@std/path/1.0.8/join.ts", "@std/path"),
        ("https://deno.land/std@0.224.0/path/mod.ts", "std"),
        ("https://deno.land/x/oak@v12.6.1/mod.ts", "oak"),
        ("https://esm.sh/v135/react@18.2.0/es2022/react.mjs", "react"),
        ("https://cdn.jsdelivr.net/npm/@vue/compiler@3.4.0/dist/a.js", "@vue/compiler"),
        ("https://user@example.test/a.js", ""),
        ("https://example.test/@me/page.js", ""),
        ("webpack://app/./node_modules/lodash/get.js", "lodash"),
        ("webpack-internal:///./node_modules/lodash/get.js", "lodash"),
        ("node:internal/deps/undici/undici", ""),
        ("", ""),
    ],
)
def test_a_function_belongs_to_the_package_that_its_file_is_in(url: str, package: str) -> None:
    raw = profile_of("main")
    raw["nodes"][1]["callFrame"]["url"] = url
    assert CPUProfile(raw).call_tree.functions[1].package == package
