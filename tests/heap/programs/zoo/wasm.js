// WebAssembly: many instances of one module, memories, tables of functions and of objects, globals, exports and
// imports. For Node, Deno and Chromium. The module is made here, byte for byte.
(async () => {
  "use strict";
  const section = (id, ...bytes) => [id, bytes.length, ...bytes];
  const name = (text) => [text.length, ...[...text].map((letter) => letter.charCodeAt(0))];
  const code = (...bytes) => [bytes.length + 2, 0, ...bytes, 0x0b];
  const bytes = new Uint8Array([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, 3, 0x60, 1, 0x7f, 1, 0x7f, 0x60, 0, 0, 0x60, 1, 0x6f, 1, 0x6f), // i32 -> i32, () -> (), externref -> externref
    ...section(2, 1, ...name("js"), ...name("call"), 0, 0),
    ...section(3, 3, 0, 1, 2),
    ...section(4, 2, 0x70, 0, 4, 0x6f, 0, 10), // a table of functions, one of objects
    ...section(5, 1, 1, 1, 4), // one page of memory, at most four
    ...section(6, 2, 0x7f, 1, 0x41, 7, 0x0b, 0x6f, 1, 0xd0, 0x6f, 0x0b), // a number and an object that can be set
    ...section(7, 7, ...name("inc"), 0, 1, ...name("same"), 0, 3, ...name("memory"), 2, 0, ...name("functions"), 1, 0,
      ...name("objects"), 1, 1, ...name("number"), 3, 0, ...name("object"), 3, 1),
    ...section(9, 1, 0, 0x41, 0, 0x0b, 3, 0, 1, 2),
    ...section(10, 3, ...code(0x20, 0, 0x10, 0, 0x41, 1, 0x6a), ...code(), ...code(0x20, 0)),
  ]);
  const world = (globalThis.wasm = { instances: [], kept: [] });
  const module = (world.module = await WebAssembly.compile(bytes));
  world.modules = await Promise.all(Array.from({ length: 5 }, () => WebAssembly.compile(bytes.slice())));
  const instance = async (i) => {
    const own = { instance: i, text: `kept by ${i}` };
    const made = await WebAssembly.instantiate(i % 10 ? module : world.modules[i % 5], { js: { call: (value) => (own.last = value) } });
    const { inc, memory, functions, objects, object, same } = made.exports;
    for (let step = 0; step < 3; step++) inc(step);
    objects.set(i % 10, { inTable: i, own });
    object.value = { inGlobal: own };
    same(own);
    functions.set(3, inc);
    if (i % 4 === 0) memory.grow(1);
    world.kept.push(i % 2 ? new Uint32Array(memory.buffer) : made.exports);
    return made;
  };
  for (let i = 0; i < 60; i++) world.instances.push(await instance(i));
  world.memories = Array.from({ length: 20 }, (_, i) => new WebAssembly.Memory({ initial: i + 1, maximum: 64, shared: i % 2 === 1 }));
  world.tables = Array.from({ length: 20 }, () => new WebAssembly.Table({ initial: 5, element: "externref" }, { filled: {} }));
  world.errors = [];
  if (WebAssembly.Tag) {
    world.tag = new WebAssembly.Tag({ parameters: ["i32", "externref"] });
    world.errors = Array.from({ length: 50 }, (_, i) => new WebAssembly.Exception(world.tag, [i, { thrown: i }]));
  }
  globalThis.leak = async () => {
    for (let i = 0; i < 15; i++) world.instances.push(await instance(i));
    world.memories.length = 5;
  };
  if (!globalThis.document) setInterval(() => {}, 60_000);
  globalThis.ready = true;
})();
