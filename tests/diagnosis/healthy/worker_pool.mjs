// Two workers, each at work for a third of the time.
const file = import.meta.url.replace("worker_pool.", "worker_pool_thread.");
const start = typeof Worker === "function" ? (name) => new Worker(file, { type: "module", name })
  : await import("node:worker_threads").then(({ Worker }) => (name) => new Worker(new URL(file), { name }));
globalThis.pool = [start("one"), start("two")];
setInterval(() => {}, 50);
