// Syntax trees of a large file by several parsers, and the parent of each node in a WeakMap.
//
//     node trees.cjs TOOLS [COUNT [TIMES]]     # TOOLS has node_modules; how many of the parsers (4), how often the file (2)
"use strict";
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const path = require("node:path");
const load = createRequire(path.resolve(process.argv[2], "package.json"));
const babel = createRequire(load.resolve("@babel/core"));
const eslint = createRequire(load.resolve("eslint"));
const directory = (name) => path.dirname(load.resolve(name));
const big = readFileSync(path.join(directory("acorn"), "acorn.js"), "utf8");
const cut = `${big}\n`.repeat(Number(process.argv[4] ?? 2));
const options = { ecmaVersion: "latest", sourceType: "script", locations: true };
const parsers = {
  acorn: () => load("acorn").parse(cut, options),
  babel: () => babel("@babel/parser").parse(cut, { tokens: false, sourceType: "script", ranges: true }),
  espree: () => eslint("espree").parse(cut, { ecmaVersion: "latest", loc: true, tokens: true, comment: true }),
  typescript: () => load("typescript").createSourceFile("cut.js", cut, 99, true),
};

globalThis.trees = {};
globalThis.parents = new WeakMap();
for (const [name, parse] of Object.entries(parsers).slice(0, Number(process.argv[3] ?? 4))) {
  const root = (trees[name] = parse());
  const seen = new Set([root]);
  for (const node of seen) {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value !== "object" || value === null || key === "parent" || seen.has(value)) continue;
      parents.set(value, node);
      seen.add(value);
    }
  }
}
globalThis.leak = () => {
  trees.again = load("acorn").parse(big, options);
  delete trees.espree;
};
setInterval(() => {}, 60_000);
globalThis.ready = true;
