// Many native contexts, from vm, with objects that hold each other across them, and modules of strange kinds.
"use strict";
const vm = require("node:vm");
const world = (globalThis.world = { contexts: [], functions: [], caught: [] });
for (let i = 0; i < 15; i++) {
  const sandbox = vm.createContext({ shared: world, i, log: [] }, { name: `context ${i}` });
  vm.runInContext(
    `class Plugin { constructor(id) { this.id = id; this.host = shared; this.own = new Map([[this, { id }]]); } }
     globalThis.plugins = Array.from({ length: 200 }, (_, id) => new Plugin(id));
     shared.functions.push(() => plugins.length, function named() { return globalThis; });
     try { null.property } catch (error) { shared.caught.push(error); }`,
    sandbox
  );
  world.contexts.push(i % 3 === 2 ? vm.runInContext("plugins[0]", sandbox) : sandbox);
}
world.scripts = Array.from({ length: 100 }, (_, i) => new vm.Script(`(function f${i}() { return ${i}; })`, { filename: `made${i}.js` }));
world.run = world.scripts.slice(0, 50).map((script) => script.runInThisContext());
globalThis.leak = () => {
  world.contexts.splice(0, 5);
  world.functions.splice(0, 10);
};
setInterval(() => {}, 60_000);
globalThis.ready = true;
