// What Chrome DevTools makes of CPU profiles: its own code (the npm package chrome-devtools-frontend) in Node 24.
//
//     node devtools.mjs PACKAGE_DIR FILE...
//     node devtools.mjs --trace PACKAGE_DIR FILE
//     node devtools.mjs --bench PACKAGE_DIR FILE
//
// Prints a JSON list with one object for each profile, or each thread of a trace: what devtools.py describes. With --bench it
// prints how many seconds DevTools takes to read the file and to go through its chart once.

import { readFileSync } from "node:fs";
import { registerHooks, stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const REPLACED = {
  "core/platform/platform.ts": ["Array", "Map"]
    .map((name) => `export * as ${name}Utilities from './${name}Utilities.js';`)
    .join("\n"),
  "models/trace/helpers/helpers.ts": "export const TreeHelpers = { makeEmptyTraceEntryTree: () => ({}) };",
  "models/trace/types/types.ts": "export * as Events from './TraceEvents.js';",
};

async function imported(package_, file) {
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
  return import(root + file);
}

function tree(node) {
  return [node.functionName, node.self, node.total, [...node.children].reverse().map(tree)];
}

function described(profile) {
  const nested = tree(profile.profileHead);
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
  return { frames, tree: nested, start: profile.profileStartTime, end: profile.profileEndTime };
}

async function eachThread(package_, file) {
  const handler = await imported(package_, "models/trace/handlers/SamplesHandler.ts");
  JSON.parse(readFileSync(file, "utf8")).traceEvents.forEach(handler.handleEvent);
  await handler.finalize();
  return [...handler.data().profilesInProcess].flatMap(([pid, threads]) =>
    [...threads].map(([tid, { parsedProfile }]) => ({ pid, tid, ...described(parsedProfile) })),
  );
}

async function each(package_, files) {
  const { CPUProfileDataModel } = await imported(package_, "models/cpu_profile/CPUProfileDataModel.ts");
  return files.map((file) => {
    problems.length = 0;
    try {
      const found = described(new CPUProfileDataModel(JSON.parse(readFileSync(file, "utf8"))));
      return { ...found, problems: [...problems] };
    } catch (error) {
      return { error: String(error) };
    }
  });
}

async function bench(package_, file) {
  const { CPUProfileDataModel } = await imported(package_, "models/cpu_profile/CPUProfileDataModel.ts");
  const start = performance.now();
  const profile = new CPUProfileDataModel(JSON.parse(readFileSync(file, "utf8")));
  profile.forEachFrame(() => {}, () => {});
  return (performance.now() - start) / 1000;
}

const problems = [];
console.error = (text) => problems.push(text);
const arguments_ = process.argv.slice(2);
const ways = { "--trace": eachThread, "--bench": bench };
const found = await (ways[arguments_[0]]?.(...arguments_.slice(1)) ?? each(arguments_[0], arguments_.slice(1)));
process.stdout.write(JSON.stringify(found));
