// A bundler, a compiler, a formatter and a linter, while they are at work: what they made is kept.
//
//     node tools.cjs TOOLS [eslint]    # TOOLS has node_modules; only the linter, or rollup, babel and prettier, too
"use strict";
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const path = require("node:path");
const load = createRequire(path.resolve(process.argv[2], "package.json"));
const file = (name, ...inside) => path.join(path.dirname(load.resolve(name)), ...inside);

const traverse = (babel) => ({
  visitor: {
    Program(program) {
      globalThis.made.programs.push(program);
    },
    Identifier(name) {
      if (name.node.name.startsWith("_")) name.scope.getBinding(name.node.name);
    },
    ArrowFunctionExpression(one) {
      one.arrowFunctionToExpression();
    },
  },
});

async function others(made, acorn) {
  const { rollup } = load("rollup");
  const plugin = {
    name: "entry",
    resolveId: (id) => (id === "entry" || path.isAbsolute(id) ? id : null),
    load: (id) => (id === "entry" ? `export * from ${JSON.stringify(acorn)}; export * as again from ${JSON.stringify(acorn)}` : null),
    transform(code, id) {
      if (id === "entry") return null;
      const { code: changed, map } = load("@babel/core").transformSync(code, {
        filename: id, sourceMaps: true, compact: false, configFile: false, babelrc: false, plugins: [traverse],
      });
      return { code: changed, map };
    },
  };
  const bundle = await rollup({ input: "entry", plugins: [plugin], treeshake: true });
  made.bundles.push(bundle, await bundle.generate({ format: "cjs", sourcemap: true }));
  const source = readFileSync(acorn, "utf8");
  made.formatted.push(await load("prettier").format(source, { parser: "babel", semi: false }));
  const prettier = load("prettier");
  made.trees = await prettier.__debug.parse(source, { parser: "babel" });
}

async function main() {
  const made = (globalThis.made = { programs: [], bundles: [], formatted: [], messages: [] });
  const acorn = file("acorn", "acorn.mjs");
  if (process.argv[3] !== "eslint") await others(made, acorn);
  const source = readFileSync(acorn, "utf8");
  const { Linter } = load("eslint");
  made.linter = new Linter({ configType: "flat" });
  const rules = { "no-unused-vars": 1, "prefer-const": 1, "no-var": 1, eqeqeq: 1, complexity: [1, 5], "no-shadow": 1 };
  made.messages.push(made.linter.verify(source, [{ rules, languageOptions: { sourceType: "module" } }]));
  made.code = made.linter.getSourceCode();
  globalThis.leak = async () => {
    made.messages.push(made.linter.verify(source, [{ rules: { ...rules, indent: 1 } }]));
    made.programs.length = 0;
  };
  setInterval(() => {}, 60_000);
  globalThis.ready = true;
}
main();
