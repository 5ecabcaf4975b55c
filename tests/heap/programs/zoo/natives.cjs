// Objects that Node keeps outside of JavaScript: streams, sockets, ciphers, files, timers, inspectors, SQLite, HTTP/2.
"use strict";
const crypto = require("node:crypto");
const dgram = require("node:dgram");
const fs = require("node:fs");
const http2 = require("node:http2");
const net = require("node:net");
const { performance, PerformanceObserver } = require("node:perf_hooks");
const zlib = require("node:zlib");
const times = (count, make) => Array.from({ length: count }, (_, i) => make(i));

const world = (globalThis.world = {});
world.buffers = times(300, (i) => Buffer.alloc(i % 2 ? 100 : 20_000, i));
world.parts = world.buffers.map((buffer) => buffer.subarray(10, 50));
world.hashes = times(200, () => crypto.createHash("sha256").update("text"));
world.ciphers = times(50, () => crypto.createCipheriv("aes-256-cbc", Buffer.alloc(32), Buffer.alloc(16)));
world.keys = [crypto.generateKeyPairSync("ec", { namedCurve: "P-256" }), crypto.createSecretKey(Buffer.alloc(32))];
world.zips = times(30, () => zlib.createGzip());
world.files = times(20, () => fs.createReadStream(__filename));
world.watched = fs.watch(__dirname, () => {});
world.timers = times(500, (i) => [setTimeout(() => i, 1e6 + i), setInterval(() => i, 1e6)]);
world.udp = dgram.createSocket("udp4");
world.observer = new PerformanceObserver(() => {});
world.observer.observe({ entryTypes: ["mark", "function"] });
world.marks = times(300, (i) => performance.mark(`mark ${i}`, { detail: { i } }));
world.aborts = times(300, (i) => new AbortController());
world.aborts.forEach((one, i) => one.signal.addEventListener("abort", () => i));
world.events = times(300, () => new EventTarget());
world.urls = times(500, (i) => new URL(`https://example.org/${i}?a=${i}#h`));
world.blobs = times(50, (i) => new (require("node:buffer").Blob)([`text ${i}`]));
world.streams = times(50, (i) => new ReadableStream({ pull: (to) => to.enqueue({ i }) }));
world.teed = world.streams.slice(0, 10).map((stream) => stream.tee());
world.clones = times(100, (i) => structuredClone({ map: new Map([[{ i }, new Set([i])]]), at: new Date(0), view: new Float32Array(8) }));
try {
  const { DatabaseSync } = require("node:sqlite");
  world.database = new DatabaseSync(":memory:");
  world.database.exec("create table t (a, b)");
  world.statements = times(50, (i) => world.database.prepare(`select ${i}, a from t`));
} catch {} // only newer versions have it

const server = net.createServer((socket) => (world.accepted ??= []).push(socket.on("data", () => {}))).listen(0, "127.0.0.1", () => {
  const h2 = (world.http2 = http2.createServer((_, response) => response.write("open"))).listen(0, "127.0.0.1", () => {
    world.sockets = times(30, () => net.connect(server.address().port, "127.0.0.1"));
    const session = (world.session = http2.connect(`http://127.0.0.1:${h2.address().port}`));
    world.requests = times(30, () => session.request({ ":path": "/" }));
    world.requests.at(-1).once("data", () => (globalThis.ready = true));
  });
});
globalThis.leak = () => {
  world.sockets.splice(0, 10).forEach((socket) => socket.destroy());
  world.more = times(200, () => crypto.createHash("sha1"));
};
