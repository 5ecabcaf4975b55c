// A server under load: express, sessions, streams that stay open, and clients in the same process.
//
//     node server.cjs TOOLS [REQUESTS]
"use strict";
const { createRequire } = require("node:module");
const { AsyncLocalStorage } = require("node:async_hooks");
const { EventEmitter } = require("node:events");
const crypto = require("node:crypto");
const http = require("node:http");
const path = require("node:path");
const { Transform, pipeline } = require("node:stream");
const zlib = require("node:zlib");
const express = createRequire(path.resolve(process.argv[2], "package.json"))("express");

const sessions = (globalThis.sessions = new Map());
const cache = (globalThis.cache = { bodies: [], open: [], log: [], bus: new EventEmitter() });
cache.bus.setMaxListeners(0);
const storage = new AsyncLocalStorage();
const app = express();
app.use(express.json());
app.use((request, response, next) => {
  const id = crypto.randomUUID();
  const session = { id, user: request.headers["x-user"], seen: new Date(), history: [] };
  sessions.set(id, session);
  cache.bus.on("tick", () => session.history.push(request.url));
  storage.run({ session, request }, next);
});
app.get("/item/:id", (request, response) => {
  cache.log.push(`GET /item/${request.params.id} by ${storage.getStore().session.user}`);
  response.json({ id: request.params.id, tags: request.query.tag, stored: cache.bodies.length });
});
app.post("/item", (request, response) => {
  cache.bodies.push(request.body);
  response.status(201).json({ at: cache.bodies.length });
});
app.get("/stream", (request, response) => {
  cache.open.push(response);
  response.write("data: open\n\n");
});
app.get("/zip", (request, response) => {
  const upper = new Transform({ transform: (chunk, _, done) => done(null, String(chunk).toUpperCase()) });
  pipeline(upper, zlib.createGzip(), response, () => {});
  upper.end("some text ".repeat(1000));
});
app.get("/fail", () => {
  throw new Error("failed");
});
app.use((error, request, response, next) => {
  cache.log.push(error);
  response.status(500).end("failed");
});

const agent = new http.Agent({ keepAlive: true, maxSockets: 20 });
function ask(port, method, path, body) {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "x-user": `user ${port % 7}` };
    const request = http.request({ port, method, path, agent: path === "/stream" ? false : agent, headers }, (response) => {
      response.setEncoding("utf8");
      response.on("error", reject);
      if (path === "/stream") return response.once("data", () => resolve(response));
      let text = "";
      response.on("data", (chunk) => (text += chunk)).on("end", () => resolve(text));
    });
    request.on("error", reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const server = app.listen(0, "127.0.0.1", async () => {
  const { port } = server.address();
  const load = async (count) => {
    for (let i = 0; i < count; i += 25) {
      const batch = Array.from({ length: 25 }, (_, j) => {
        const number = i + j;
        if (number % 50 === 0) return ask(port, "GET", "/fail");
        if (number % 7 === 0) return ask(port, "POST", "/item", { number, text: `item ${number}`, nested: { list: [1, 2, number] } });
        return ask(port, "GET", number % 3 ? `/item/${number}?tag=a&tag=${number}` : "/zip");
      });
      await Promise.all(batch);
    }
  };
  globalThis.streams = await Promise.all(Array.from({ length: 30 }, () => ask(port, "GET", "/stream")));
  await load(Number(process.argv[3] || 3000));
  globalThis.waiting = Array.from({ length: 10 }, () => ask(port, "GET", "/item/late")); // in the middle of a request
  globalThis.leak = () => load(1000);
  globalThis.ready = true;
});
