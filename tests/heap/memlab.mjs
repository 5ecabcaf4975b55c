// The time that memlab (the npm package @memlab/heap-analysis) takes to read a snapshot, in Node 24.
//
//     NODE_PATH=…/node_modules node memlab.mjs FILE

import { createRequire } from "node:module";

const require = createRequire(import.meta.url); // import would not look at NODE_PATH
const { config } = require("@memlab/core");
const { getFullHeapFromFile } = require("@memlab/heap-analysis");

config.muteConsole = true;
const start = performance.now();
const heap = await getFullHeapFromFile(process.argv[2]); // with retained sizes and shortest paths
const seconds = { summary: (performance.now() - start) / 1000 };
console.log(JSON.stringify({ nodes: heap.nodes.length, seconds }));
