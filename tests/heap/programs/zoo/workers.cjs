// Worker threads, and what is between them: channels, ports that were never read, shared memory, an AsyncResource.
// With HEAP_FILE, a worker writes a snapshot of its own heap there.
"use strict";
const { AsyncResource } = require("node:async_hooks");
const { BroadcastChannel, MessageChannel, Worker, isMainThread, parentPort, workerData } = require("node:worker_threads");

class Job {
  constructor(number, shared) {
    this.number = number;
    this.view = new Int32Array(shared, 0, 4);
    this.parts = Array.from({ length: 20 }, (_, i) => ({ i, of: this }));
  }
}

if (isMainThread) {
  const world = (globalThis.world = { workers: [], channels: [], jobs: [], ports: [] });
  const shared = (world.shared = new SharedArrayBuffer(1 << 16));
  const start = () => new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    const worker = new Worker(__filename, { workerData: { shared, port: port2 }, transferList: [port2] });
    world.workers.push(worker);
    world.ports.push(port1);
    worker.once("message", resolve).once("error", reject);
  });
  (async () => {
    for (let i = 0; i < 3; i++) await start();
    for (let i = 0; i < 200; i++) {
      const channel = new MessageChannel();
      channel.port1.postMessage({ never: "read", number: i, list: [1, 2, { i }] });
      channel.port2.on?.("message", () => world.jobs.push(i));
      if (i % 2) channel.port2.unref();
      world.channels.push(channel, new AsyncResource("Job"));
    }
    if (BroadcastChannel) world.broadcast = new BroadcastChannel("all");
    world.jobs.push(...Array.from({ length: 2000 }, (_, i) => new Job(i, shared)));
    globalThis.leak = async () => {
      await world.workers.pop().terminate();
      world.channels.length = 100;
      await start();
    };
    if (process.env.HEAP_FILE) {
      world.workers[0].postMessage(process.env.HEAP_FILE);
      world.workers[0].once("message", () => process.exit(0));
    }
    globalThis.ready = true;
  })();
} else {
  globalThis.jobs = Array.from({ length: 5000 }, (_, i) => new Job(i, workerData.shared));
  globalThis.port = workerData.port.on("message", (message) => jobs.push(message));
  parentPort.on("message", (file) => {
    require("node:v8").writeHeapSnapshot(file);
    parentPort.postMessage("written");
  });
  parentPort.postMessage("ready");
}
