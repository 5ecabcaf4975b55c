// The time that memlab (the npm package @memlab/heap-analysis) takes to read a snapshot, in Node 24; and the leaks
// that it finds in three snapshots (the npm package @memlab/api).
//
//     NODE_PATH=…/node_modules node memlab.mjs FILE
//     NODE_PATH=…/node_modules node memlab.mjs --leaks BASELINE TARGET FINAL

import { createRequire } from "node:module";

const require = createRequire(import.meta.url); // import would not look at NODE_PATH
const { config } = require("@memlab/core");

config.muteConsole = true;
if (process.argv[2] === "--leaks") {
  const { findLeaksBySnapshotFilePaths } = require("@memlab/api");
  const find = async () => {
    const found = await findLeaksBySnapshotFilePaths(...process.argv.slice(3));
    return found.map((one) => Object.keys(one).filter((key) => /^\d+: /.test(key)));
  };
  let traces = await find();
  if (!traces.length) { // its own rules look for DOM nodes and React only
    config.externalLeakFilter = { leakFilter: (node) => ["object", "closure", "native"].includes(node.type) };
    traces = await find();
  }
  console.log("\n" + JSON.stringify({ traces }));
  process.exit(0);
}
const { getFullHeapFromFile } = require("@memlab/heap-analysis");
const start = performance.now();
const heap = await getFullHeapFromFile(process.argv[2]); // with retained sizes and shortest paths
const seconds = { summary: (performance.now() - start) / 1000 };
console.log(JSON.stringify({ nodes: heap.nodes.length, seconds }));
