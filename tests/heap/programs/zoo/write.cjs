// Required before a program in Node (`-r`): writes a snapshot to HEAP_FILE when the program is ready, and ends it.
"use strict";
const asking = setInterval(() => {
  if (!globalThis.ready) return;
  clearInterval(asking);
  require("v8").writeHeapSnapshot(process.env.HEAP_FILE);
  process.exit(0);
}, 20);
