// What Chrome DevTools makes of CPU profiles: its own code (the npm package chrome-devtools-frontend) in Node 24.
//
//     node devtools.mjs PACKAGE_DIR FILE...
//
// Prints a JSON list with one object for each file: what `--each` of devtools.py describes.

import { readFileSync } from "node:fs";
import { registerHooks, stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const REPLACED = {
  "core/platform/platform.ts": "export * as ArrayUtilities from './ArrayUtilities.js';",
};

async function model(package_) {
  const root = pathToFileURL(join(package_, "front_end")).href + "/";
  registerHooks({
    resolve(specifier, context, next) {
      if (!specifier.startsWith(".") || !context.parentURL?.startsWith(root)) return next(specifier, context);
      const url = new URL(specifier.replace(/\.js$/, ".ts"), context.parentURL).href;
      return { url, format: "module", shortCircuit: true };
    },
    load(url, context, next) {
      if (!url.startsWith(root)) return next(url, context);
      const source =
        REPLACED[url.slice(root.length)] ??
        stripTypeScriptTypes(readFileSync(fileURLToPath(url), "utf8"), { mode: "transform" });
      return { format: "module", source, shortCircuit: true };
    },
  });
  return (await import(`${root}models/cpu_profile/CPUProfileDataModel.ts`)).CPUProfileDataModel;
}

function tree(node) {
  return [node.functionName, node.self, node.total, [...node.children].reverse().map(tree)];
}

const problems = [];
console.error = (text) => problems.push(text);
const [package_, ...files] = process.argv.slice(2);
const CPUProfileDataModel = await model(package_);
const found = files.map((file) => {
  problems.length = 0;
  try {
    const profile = new CPUProfileDataModel(JSON.parse(readFileSync(file, "utf8")));
    const nested = tree(profile.profileHead); // before forEachFrame, which changes nothing of it
    const frames = [];
    const open = [];
    profile.forEachFrame(
      (depth, node) => open.push([depth, node.functionName, node.id]),
      (depth, node, index, start, duration, self) => {
        const [openedDepth, name, id] = open.pop();
        if (openedDepth !== depth || id !== node.id) throw new Error(`frame ${id} was closed by ${node.id}`);
        const parent = open.at(-1)?.[2] ?? profile.profileHead.id;
        frames.push([depth, name, node === profile.gcNode ? `gc of ${parent}` : `${id}`, start, duration, self]);
      },
    );
    return { frames, tree: nested, start: profile.profileStartTime, end: profile.profileEndTime, problems: [...problems] };
  } catch (error) {
    return { error: String(error) };
  }
});
process.stdout.write(JSON.stringify(found));
