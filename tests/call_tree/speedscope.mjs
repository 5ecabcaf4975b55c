// What speedscope reads in files: its own code (the npm package speedscope), without its page.
//
//     node speedscope.mjs PACKAGE_DIR FILE...
//
// Prints a list with what it makes of each file: its profiles, with their unit and the values of each frame.

import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import vm from "node:vm";

const release = join(process.argv[2], "dist", "release");
const script = readdirSync(release).find((name) => /^speedscope-.*\.js$/.test(name));
const importers = /var (\w+)=\{\};(\$?\w+)\(\1,\{importFromFileSystemDirectoryEntry/;
const page = /\w+\(\w+\([^;]*document\.body[^;]*\);\}\)\(\);/;
const source = readFileSync(join(release, script), "utf8");
if (!importers.test(source) || !page.test(source)) throw Error("this is another version of speedscope");

const anything = new Proxy(function () {}, {
  get: (_, key) => (key === Symbol.toPrimitive ? () => "" : anything),
  apply: () => anything,
  construct: () => anything,
  set: () => true,
});
Object.assign(globalThis, {
  window: globalThis,
  document: anything,
  localStorage: anything,
  location: { hash: "", href: "", protocol: "file:" },
  matchMedia: anything,
  addEventListener() {},
});
console.log = () => {};
vm.runInThisContext(
  source
    .replace(importers, "var $1=globalThis.importers={};$2($1,{importFromFileSystemDirectoryEntry")
    .replace(page, "})();"),
);
await new Promise((resolve) => setImmediate(resolve));

const results = [];
for (const file of process.argv.slice(3)) {
  const group = await globalThis.importers.importProfileGroupFromText(basename(file), readFileSync(file, "utf8"));
  results.push(
    group?.profiles.map((profile) => {
      const frames = [];
      profile.forEachFrame(({ name, file, line, col, selfWeight, totalWeight }) =>
        frames.push({ name, file, line, col, self: selfWeight, total: totalWeight }),
      );
      return { name: profile.getName(), unit: profile.getWeightUnit(), total: profile.getTotalNonIdleWeight(), frames };
    }) ?? null,
  );
}
process.stdout.write(JSON.stringify(results));
