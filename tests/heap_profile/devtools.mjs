// The sizes that Chrome DevTools shows for sampled heap profiles: its own classes, in Node 24.
//
//     node devtools.mjs PACKAGE_DIR FILE...
//
// It prints, for each file, the total, and [function, line, depth, self size, total size] of each node of the tree.
// HeapProfileView.ts needs all of DevTools' user interface, so the classes of the model are cut out of it.

import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";

const [package_, ...files] = process.argv.slice(2);
const read = (path) => readFileSync(join(package_, "front_end", path), "utf8");
const strip = (source) => stripTypeScriptTypes(source, { mode: "transform" });
const load = (source) => import(`data:text/javascript,${encodeURIComponent(source)}`);

const tree = await load(strip(read("models/cpu_profile/ProfileTreeModel.ts")));
globalThis.CPUProfile = { ProfileTreeModel: tree };
const view = read("panels/profiler/HeapProfileView.ts");
const begin = view.indexOf("export class SamplingHeapProfileNode ");
const model = await load(strip(view.slice(begin, view.indexOf("export class NodeFormatter"))));

const results = files.map((file) => {
  const profile = new model.SamplingHeapProfileModel(JSON.parse(readFileSync(file, "utf8")));
  const nodes = [];
  const visit = (node) => {
    nodes.push([node.functionName, node.lineNumber, node.depth, node.self, node.total]);
    node.children.forEach(visit);
  };
  visit(profile.root);
  return { total: profile.total, nodes };
});
console.log(JSON.stringify(results));
