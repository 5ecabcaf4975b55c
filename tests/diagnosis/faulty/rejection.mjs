// A promise is rejected, and nobody looks at it.
if (typeof process === "object" && typeof Deno === "undefined") process.on("unhandledRejection", () => {});
else globalThis.addEventListener("unhandledrejection", (event) => event.preventDefault());
async function load(id) { // FAULT
  throw new TypeError(`no record ${id}`); // FAULT
}
let id = 0;
setInterval(() => { load(id++ % 3); }, 300); // FAULT
