// webpack, which keeps its compilation, and esbuild as WebAssembly.
//
//     node bundler.cjs TOOLS
"use strict";
const { createRequire } = require("node:module");
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const tools = path.resolve(process.argv[2]);
const load = createRequire(path.join(tools, "package.json"));
const folder = mkdtempSync(path.join(os.tmpdir(), "bundler-"));
process.on("exit", () => rmSync(folder, { recursive: true }));

async function main() {
  const made = (globalThis.made = { stats: [], built: [] });
  const entry = path.join(folder, "entry.js");
  writeFileSync(entry, ["react-dom", "react", "acorn", "preact"].map((name, i) => `import * as n${i} from "${name}"; console.log(n${i});`).join("\n"));
  const webpack = load("webpack");
  const compiler = (made.compiler = webpack({
    entry, mode: "production", devtool: "source-map", cache: { type: "memory" }, context: tools,
    output: { path: path.join(folder, "out") }, resolve: { modules: [path.join(tools, "node_modules")] },
    optimization: { minimize: false },
  }));
  const run = () => new Promise((resolve, reject) => compiler.run((error, stats) => (error ? reject(error) : resolve(stats))));
  made.stats.push(await run());
  const esbuild = load("esbuild-wasm");
  const code = readFileSync(load.resolve("acorn"), "utf8");
  made.built.push(await esbuild.transform(code, { minify: true, sourcemap: true }));
  globalThis.leak = async () => {
    writeFileSync(entry, "export { parse } from 'acorn'");
    made.stats.push(await run());
  };
  setInterval(() => {}, 60_000);
  globalThis.ready = true;
}
main();
