// A worker computes without a pause.
const file = import.meta.url.replace("busy_worker.", "busy_worker_thread.");
if (typeof Worker === "function") globalThis.worker = new Worker(file, { type: "module", name: "miner" });
else {
  const threads = await import("node:worker_threads");
  globalThis.worker = new threads.Worker(new URL(file), { name: "miner" });
}
setInterval(() => {}, 100);
