// A server and its clients; in a browser, messages instead.
if (typeof Deno === "object") {
  const server = Deno.serve({ port: 0, onListen() {} }, (request) => new Response(JSON.stringify({ url: request.url })));
  setInterval(async () => { await (await fetch(`http://127.0.0.1:${server.addr.port}/a`)).json(); }, 5);
} else if (typeof process === "object") {
  const { createServer } = await import("node:http");
  const server = createServer((request, response) => response.end(JSON.stringify({ url: request.url })));
  server.listen(0, "127.0.0.1", () => {
    setInterval(async () => { await (await fetch(`http://127.0.0.1:${server.address().port}/a`)).json(); }, 5);
  });
} else {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = (event) => port1.postMessage(JSON.stringify(event.data));
  port2.onmessage = () => {};
  setInterval(() => port2.postMessage({ a: [1, 2, 3] }), 5);
}
