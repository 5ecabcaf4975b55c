// An exception in a callback, which a handler swallows.
if (typeof process === "object" && typeof Deno === "undefined") process.on("uncaughtException", () => {});
else globalThis.addEventListener("error", (event) => event.preventDefault());
function parse(text) { // FAULT
  return JSON.parse(text); // FAULT
}
setInterval(() => parse("{oops"), 400); // FAULT
