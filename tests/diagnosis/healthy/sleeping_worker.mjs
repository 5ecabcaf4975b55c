const file = import.meta.url.replace("sleeping_worker.", "sleeping_worker_thread.");
const start = typeof Worker === "function" ? () => new Worker(file, { type: "module" })
  : await import("node:worker_threads").then(({ Worker }) => () => new Worker(new URL(file)));
globalThis.pool = [start()];
setInterval(() => {}, 50);
