// One of everything that a heap can hold, by globals, in Node, Deno and a page: what tests/heap/ analyses.
//
// `ready` is true when all is there; `leak()` adds and drops things; `settle()` lets timers and finalizers run;
// `collide()` makes objects whose names analysers mistake for their own. Only primitives are returned, so that an
// inspector that asks keeps nothing alive. tests/heap/heaps.py counts what is marked COUNTED.
(() => {
  "use strict";
  const world = (globalThis.world = {});

  // Text that no compiler or parser has seen, so that it is not internalised.
  const text = (...parts) => parts.map(String).join("");
  const times = (count, make) => Array.from({ length: count }, (_, i) => make(i));

  // --- classes ---
  class Entity {
    #secret;
    static made = 0;
    constructor(id) {
      this.id = id;
      this.#secret = { of: id };
      Entity.made += 1;
    }
    get secret() {
      return this.#secret;
    }
  }
  class Customer extends Entity {
    constructor(id) {
      super(id);
      this.name = text("Customer number ", id, " of the shop");
      this.orders = [];
    }
  }
  class Order extends Entity {
    constructor(id, customer) {
      super(id);
      this.customer = customer; // a cycle: the customer has the order
      this.total = id + 0.25; // a heap number
      this.lines = [{ product: id % 7, quantity: 1 + (id % 3), price: 9.99 }];
    }
  }
  class ExpressOrder extends Order {
    constructor(id, customer) {
      super(id, customer);
      this.courier = { name: text("courier ", id % 5), since: new Date(1e12 + id) };
    }
  }
  class Leaf extends class extends Customer {} {} // an anonymous class between
  world.Order = Order;
  world.customers = times(300, (i) => new Customer(i)); // COUNTED
  world.orders = new Map(); // COUNTED: 600 Order, 200 ExpressOrder
  for (let i = 0; i < 800; i++) {
    const customer = world.customers[i % 300];
    const order = i % 4 === 3 ? new ExpressOrder(i, customer) : new Order(i, customer);
    customer.orders.push(order);
    world.orders.set(text("order-", i), order);
  }
  world.leaves = times(5, (i) => new Leaf(1000 + i));
  globalThis.cache = new Map(); // what leak() fills

  // --- plain objects ---
  world.points = times(400, (i) => ({ abscissa: text("x ", i), ordinate: text("y ", i) })); // COUNTED, by shape
  world.colours = times(300, (i) => ({ red: i, green: 2 * i, blue: 3 * i, alpha: 0.5 + i }));
  world.records = times(250, (i) => ({ first: { deep: { deeper: i } }, second: [i], third: text("record ", i) }));
  world.reordered = times(100, (i) => (i % 2 ? { a: 1, b: 2, c: 3 } : { c: 3, b: 2, a: 1 }));
  world.many = times(100, (i) => Object.fromEntries(times(30, (n) => [`property${n}`, i * n])));
  world.empty = times(50, () => ({}));
  world.bare = times(20, (i) => Object.assign(Object.create(null), { bare: i }));
  world.numbered = times(20, (i) => ({ 1: i, 20: i, 300: { i } }));
  world.dictionary = Object.fromEntries(times(1500, (i) => [`key ${i}`, { i }]));
  world.deleted = times(10, (i) => {
    const object = { a: { i }, b: { i }, c: { i } };
    delete object.b;
    return object;
  });
  world.frozen = Object.freeze({ deep: Object.freeze({ frozen: Object.freeze([{}, {}]) }) });
  world.sealed = Object.seal({ sealed: {} });
  world.accessors = {
    get computed() {
      return 1;
    },
    set computed(value) {},
    get only() {
      return 2;
    },
  };
  world.inherited = Object.create({ prototypes: { own: {} } }, { own: { value: {}, enumerable: false } });
  world.boxed = [new Number(1.5), new String(text("bo", "xed")), new Boolean(true), Object(Symbol("boxed")), Object(7n)];
  world.late = { early: 1 };
  for (let i = 0; i < 40; i++) world.late[`late${i}`] = { i }; // outside of the object

  // --- keyed and weak collections ---
  world.map = new Map(times(200, (i) => [{ key: i }, { value: i }]));
  world.map.set(world.map, world.map).set(NaN, null).set("string", undefined).set(undefined, 1.5);
  world.set = new Set(times(200, (i) => ({ member: i })));
  world.deletedFrom = new Map(times(64, (i) => [i, { i }]));
  for (let i = 0; i < 60; i++) world.deletedFrom.delete(i);
  world.iterators = [world.map.entries(), world.set.values(), [1, {}][Symbol.iterator](), "text"[Symbol.iterator]()];
  for (const iterator of world.iterators) iterator.next();
  world.keys = times(100, (i) => ({ weakKey: i }));
  world.weakMap = new WeakMap(world.keys.map((key, i) => [key, { onlyHeldWeakly: i, text: text("weakly held ", i) }]));
  world.weakSet = new WeakSet(world.keys);
  // A chain: each value is the next key, and nothing else holds it.
  world.chain = new WeakMap();
  world.chainStart = { link: 0 };
  for (let i = 1, key = world.chainStart; i <= 200; i++) {
    const next = { link: i, load: text("load of link ", i) };
    world.chain.set(key, next);
    key = next;
  }
  // Keys that only another weak map's values hold.
  const holder = new WeakMap();
  const held = new WeakMap();
  for (const key of world.keys.slice(0, 50)) {
    const inner = { heldBy: "a value" };
    holder.set(key, { inner });
    held.set(inner, { twice: "removed", key });
  }
  world.weakMaps = [holder, held];
  world.selfKeyed = new WeakMap();
  world.selfKeyed.set(world.selfKeyed, { of: world.selfKeyed });
  world.bothHeld = { key: {}, value: { strongToo: true } };
  world.sharedValue = new WeakMap([
    [world.bothHeld.key, world.bothHeld.value],
    [world.chainStart, world.bothHeld.value],
  ]);
  world.deadKeys = new WeakMap(times(100, (i) => [{ dead: i }, { deadValue: i }])); // empty after a collection
  world.weakRefs = [new WeakRef(world.customers[0]), ...times(20, (i) => new WeakRef({ dying: i }))];
  world.finalized = 0;
  world.registry = new FinalizationRegistry(() => (world.finalized += 1));
  for (const key of world.keys) world.registry.register(key, { heldValue: key.weakKey }, key);
  for (let i = 0; i < 30; i++) world.registry.register({ dying: i }, { heldFor: i });

  // --- deep and tangled ---
  class SinglyLinked {
    constructor(next) {
      this.next = next;
    }
  }
  class DoublyLinked {
    constructor(previous, number) {
      this.previous = previous;
      this.next = null;
      this.number = number;
    }
  }
  world.singly = null;
  for (let i = 0; i < 20000; i++) world.singly = new SinglyLinked(world.singly); // COUNTED
  world.doubly = { first: new DoublyLinked(null, 0), last: null };
  world.doubly.last = world.doubly.first;
  for (let i = 1; i < 10000; i++) {
    const node = new DoublyLinked(world.doubly.last, i % 10); // COUNTED
    world.doubly.last = world.doubly.last.next = node;
  }
  class TreeNode {
    constructor(parent, depth) {
      this.parent = parent;
      this.children = depth ? times(3, () => new TreeNode(this, depth - 1)) : [];
    }
  }
  world.tree = new TreeNode(null, 5); // COUNTED: 364
  const ring = times(60, (i) => ({ ring: i }));
  ring.forEach((node, i) => Object.assign(node, { next: ring[(i + 1) % 60], opposite: ring[(i + 30) % 60] }));
  world.cycle = { entries: [ring[0], ring[17], ring[42]], another: { entry: ring[29] } };
  const knot = times(40, (i) => ({ knot: i })); // all to all
  for (const node of knot) node.all = knot;
  world.knot = knot[7];
  world.diamond = { left: { bottom: null }, right: { bottom: null } };
  world.diamond.left.bottom = world.diamond.right.bottom = { payload: new Uint8Array(5000) };
  world.self = {};
  world.self.self = world.self;

  // --- strings ---
  const long = text(...times(400, (i) => `piece ${i} of something long; `));
  const consTree = (depth, tag) => (depth ? consTree(depth - 1, tag + "0") + consTree(depth - 1, tag + "1") : text("leaf ", tag));
  let deepCons = text("a beginning");
  for (let i = 0; i < 500; i++) deepCons = deepCons + text("+", i);
  const flattened = times(30, (i) => text("flattened ", i, " from the left") + text(" and from the right ", i));
  for (const one of flattened) /right \d+$/.test(one);
  world.strings = {
    cons: times(50, (i) => text("the left half of ", i) + text(" and the right half of ", i)),
    consTree: consTree(6, "."),
    deepCons,
    flattened,
    consOfShared: times(40, (i) => long + text(i)),
    sliced: times(60, (i) => long.slice(i * 10, i * 10 + 40 + i)),
    slicedOfSliced: times(10, (i) => long.slice(100, 600).slice(i, i + 60)),
    long,
    duplicated: times(120, () => text("said", " more than ", "once, ", "each time anew")), // COUNTED
    duplicatedTwoByte: times(40, () => text("gesagt \u2014 und ", "wiederholt ", "\u4f60\u597d")),
    similar: times(50, (i) => text("the same first words, then number ", i)),
    veryLong: text("long: ", "0123456789abcdef".repeat(512)),
    veryLongTwoByte: text("\u957f: ", "\u4f60\u597d\u4e16\u754c".repeat(700)),
    exactly1023: text("x".repeat(1022), "!"),
    exactly1024: text("x".repeat(1023), "!"),
    exactly1025: text("x".repeat(1024), "!"),
    astralAtTheCut: text("y".repeat(1023), "\u{1f600}", " cut between two surrogates?"),
    latin1: text("na\u00efve caf\u00e9 \u00ff\u0080\u00a0"),
    twoByte: text("\u041f\u0440\u0438\u0432\u0435\u0442, ", "\u3053\u3093\u306b\u3061\u306f"),
    astral: text("\u{1f600}\u{1f468}\u200d\u{1f469}\u200d\u{1f467} ", "\u{10ffff}"),
    loneHigh: text("lone \ud800 high"),
    loneLow: text("lone \udfff low"),
    swapped: text("\udc00\ud800 swapped"),
    endsHigh: text("ends \udbff"),
    quotes: text('"double" ', "'single' `back`"),
    backslashes: text("\\ \\\\ \\n \\u0041 \\\" ", "C:\\new\\table"),
    controls: text(String.fromCharCode(...times(32, (i) => i)), "\x7f\x80\x9f"),
    newlines: text("one\ntwo\r\nthree\u2028four\u2029five\ttab\vvt\fff"),
    nul: text("before\0", "after"),
    html: text("<b>&amp;</b>", "<!-- -->"),
    json: text('{"snapshot":{"meta":', '[]},"strings":["]}"]}'),
    boms: text("\ufeff", "bom\ufffe\uffff\ufffd"),
    number: text("12345678", "9012345.5"),
    arrayIndex: text("42", "94967294"),
    empty: "",
    one: "x",
    escapes: text("\\ud83d", "\\ude00 not an escape"),
    external: globalThis.TextDecoder ? new TextDecoder().decode(new Uint8Array(3000).fill(101)) : long,
  };
  // Property and class names of all sorts.
  const names = ["", " ", "with space", "a.b", "a[0]", "0x10", "-1", "1.5", "4294967295", "4294967296", '"quoted"', "'"]
    .concat(["back\\slash", "new\nline", "tab\t", "nul\0", "\u00e9", "\u4f60\u597d", "\u{1f600}", "\ud800", "\udc00x"])
    .concat(["__proto__", "constructor", "toString", "<dummy>", "#private", "get x", "a / b", "@1234", "\x1b[31mred"])
    .concat(["[Symbol.iterator]", "n".repeat(1500), "\u202eright to left", "\r", "%s %d", "{a, b}", "{}", "x".repeat(1024)]);
  world.properties = Object.create(null);
  for (const name of names) world.properties[name] = { property: name.length };
  world.classes = names.map((name) => new { [name]: class { odd = {}; } }[name]()); // COUNTED: all there
  world.functions = names.map((name) => ({ [name]: () => name })[name]);
  world.methods = names.map((name) => new (class Named { [name] = { odd: 1 }; [`${name}()`]() {} })());
  world.maps = new Map(names.map((name) => [text(name, "!"), { of: 1 }]));
  world.shapes = names.map((name) => ({ [name]: 1, other: {} }));
  world.shared = { 'say "hi"': 1, "back\\slash": 2, "a, b": { c: 1 } };
  world.anonymous = new (class {})();
  world.renamed = new (Object.defineProperty(class Before {}, "name", { value: "After" }))();
  world.wrongConstructor = Object.assign(Object.create({ constructor: 5 }), { wrong: {} });
  world.ownConstructor = { constructor: { not: "a function" } };
  world.tagged = { [Symbol.toStringTag]: "Tagged", tag: {} };
  world.oldStyle = new (function OldStyle() { this.old = {}; })();

  // --- binary ---
  const buffer = new ArrayBuffer(40000);
  world.buffers = {
    buffer,
    views: [new Uint8Array(buffer, 8, 100), new Float64Array(buffer, 0, 16), new DataView(buffer, 4)],
    small: times(30, (i) => new Uint8Array(i)), // inside of the heap
    large: times(10, (i) => new Float64Array(1000 + i)),
    kinds: [Int8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array].map((T) => new T(9)),
    big: [new BigInt64Array(20), new BigUint64Array(20)],
    resizable: new ArrayBuffer(1000, { maxByteLength: 4000 }),
    empty: new ArrayBuffer(0),
    shared: new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true }).buffer, // a page has it by no name
    memory: new WebAssembly.Memory({ initial: 1 }),
    module: new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
    detached: new ArrayBuffer(16),
  };
  structuredClone(world.buffers.detached, { transfer: [world.buffers.detached] });

  // --- functions ---
  const several = (value) => [() => value, () => value + 1, function named() { return value; }, async () => value, function* () { yield value; }]; // prettier-ignore
  const outer = (one) => {
    const big = { big: new Array(100).fill(one) };
    return (two) => {
      const middle = { two };
      return (three) => {
        let counter = 0;
        return { increment: () => (counter += one + two + three), see: () => [big, middle] };
      };
    };
  };
  const sharing = () => {
    const kept = { keptBy: "the context that both share" };
    const unusedByTheOther = new Array(500).fill(7);
    return [() => kept, () => unusedByTheOther].slice(0, 1);
  };
  world.closures = {
    several: times(100, (i) => several({ captured: i })),
    nested: times(50, (i) => outer(i)(i + 1)(i + 2)),
    sharing: times(20, sharing),
    loop: [],
    bound: times(40, (i) => several({ bound: i })[2].bind({ boundThis: i }, { argument: i }, i)),
    boundTwice: (function () {}).bind({ first: 1 }).bind({ second: 2 }, 3),
    withProperties: Object.assign(() => {}, { property: { of: "a function" } }),
    evaluated: (0, eval)("(() => { const inEval = { evaluated: true }; return () => inEval; })() //# sourceURL=evaluated.js"),
    directEval: (() => {
      const seen = { by: "eval" };
      return eval("() => seen");
    })(),
    constructed: times(5, (i) => new Function("a", "b", `return { a, b, c: ${i} };`)),
    sloppyArguments: new Function("a", "b", "const f = () => a; return [arguments, f];")({ first: 1 }, { second: 2 }, 3),
    strictArguments: (function () { return arguments; })({ third: 3 }, 4),
    withScope: new Function("object", "with (object) { return () => inside; }")({ inside: { the: "with" } }),
    defaultParameters: ((a, b = () => a) => { var a = {}; return [a, b]; })({ parameter: 1 }),
    catchScope: (() => { try { throw { thrown: 1 }; } catch (error) { return () => error; } })(),
    method: { of: { an: { object() { return super.toString; } } } }.of.an.object,
    template: ((strings) => strings)`one ${1} two ${2} three`,
    asyncArrow: async () => {},
    uncalled: function neverCalled() { return function inner() {}; },
    called: (() => { const f = (x) => x * 2; for (let i = 0; i < 3000; i++) f(i); return f; })(),
  };
  for (let i = 0; i < 30; i++) world.closures.loop.push(() => i);

  // --- suspended ---
  function* generator(argument) {
    const local = { local: argument };
    for (;;) yield local;
  }
  async function waits(argument) {
    const kept = { acrossAwait: argument };
    await new Promise((resolve) => world.suspended.resolvers.push(resolve));
    return kept;
  }
  async function* both(argument) {
    const local = { asyncLocal: argument };
    yield local;
    await new Promise((resolve) => world.suspended.resolvers.push(resolve));
    yield local;
  }
  world.suspended = { resolvers: [] };
  world.suspended.generators = times(50, generator);
  for (const one of world.suspended.generators.slice(10)) one.next();
  world.suspended.finished = (function* () {})();
  world.suspended.finished.next();
  world.suspended.async = times(50, (i) => waits({ i }));
  world.suspended.asyncGenerators = times(10, both);
  for (const one of world.suspended.asyncGenerators) one.next();
  world.suspended.delegating = (function* () { yield* generator({ delegated: 1 }); })();
  world.suspended.delegating.next();
  world.suspended.promises = [
    ...times(20, (i) => new Promise(() => ({ i }))),
    ...times(20, (i) => Promise.resolve({ resolvedTo: i })),
    Promise.reject(new Error("a rejection that is handled")),
    Promise.all(times(5, (i) => new Promise(() => i))),
    Promise.race([new Promise(() => {})]),
  ];
  world.suspended.promises[40].catch(() => {});
  world.suspended.then = world.suspended.promises.slice(0, 20).map((p, i) => p.then(() => ({ i }), () => i).finally(() => i));
  world.suspended.thenable = Promise.resolve({ then() {} });

  // --- the rest of the language ---
  const symbols = [Symbol("described"), Symbol(), Symbol.for("registered"), Symbol(text("symbol with ", '"quotes"'))];
  world.symbols = { symbols, keyed: Object.fromEntries(symbols.map((symbol) => [symbol, { by: "symbol" }])) };
  for (const symbol of symbols) world.symbols.keyed[symbol] = { by: "symbol" };
  world.bigints = [0n, 1n, -(2n ** 63n), 2n ** 4000n, ...times(20, (i) => 10n ** BigInt(i * 3))];
  world.dates = times(30, (i) => new Date(1e12 + i));
  world.dates[0].toString();
  world.regexps = [/literal/giu, new RegExp(text("made [0-9]+ ", "at run time")), /(?<named>x)|y/dy];
  world.matches = world.regexps[0].exec("a literal one");
  const failing = (depth) => (depth ? failing(depth - 1) : new TypeError("deep", { cause: { because: {} } }));
  world.errors = [...times(20, failing), new AggregateError([new Error("inner")], "outer"), new RangeError()];
  void world.errors[3].stack;
  class OwnError extends Error { name = "OwnError"; }
  world.errors.push(new OwnError("own"));
  world.proxies = times(20, (i) => new Proxy({ target: i }, { get: () => i }));
  world.proxies.push(new Proxy(class ProxiedClass {}, {}), new Proxy(function proxied() {}, {}));
  const revocable = Proxy.revocable({ gone: {} }, {});
  revocable.revoke();
  world.revoked = revocable;
  world.intl = [new Intl.NumberFormat("en"), new Intl.DateTimeFormat("en", { timeZone: "UTC" }), new Intl.Collator("en")];
  world.json = JSON.parse('{"parsed":[{"a":1,"b":"from JSON"},{"a":2,"b":"from JSON"},{"a":3,"b":"another"}]}');
  world.cloned = structuredClone(new Map([[{ cloned: 1 }, [new Date(0), /x/]]]));
  world.subclasses = [new (class Stack extends Array {})(), new (class Index extends Map {})([[1, {}]])];
  world.subclasses.push(new (class Later extends Promise {})(() => {}), new (class Bytes extends Uint8Array {})(40));

  // --- arrays ---
  world.arrays = {
    smis: times(100, (i) => i),
    doubles: times(100, (i) => i + 0.5),
    objects: times(100, (i) => ({ element: i })),
    mixed: [1, 1.5, "text", { mixed: 1 }, null, undefined, true, [], () => 1, 5n, Symbol("in an array")],
    holeySmis: [1, , 3],
    holeyDoubles: [1.5, , 3.5],
    holeyObjects: [{}, , {}],
    preallocated: new Array(5000),
    sparse: Object.assign([], { 5: { five: 1 }, 100000: { far: 1 }, 4294967294: { last: 1 } }),
    withProperties: Object.assign([1, 2], { property: { of: "an array" }, "-1": {} }),
    frozen: Object.freeze([{ in: "a frozen array" }]),
    sealed: Object.seal([{}]),
    fixed: Object.preventExtensions([{}]),
    copyOnWrite: times(20, () => [1, 2, 3]),
    nested: times(20, (i) => [[[[{ nested: i }]]]]),
    queue: times(100, (i) => ({ queued: i })),
    truncated: times(1000, (i) => ({ i })),
    accessor: Object.defineProperty([1, 2], 0, { get: () => 3 }),
    concatenated: [{ c: 1 }].concat([{ c: 2 }], Object.assign({ length: 1, 0: {} }, { [Symbol.isConcatSpreadable]: true })),
  };
  world.arrays.queue.splice(0, 50);
  world.arrays.truncated.length = 10;

  // --- names that an analyser may take for its own ---
  globalThis.collide = () => {
    const taken = ["Function", "Object", "Array", "String", "(string)", "(closure)", "(array)", "(compiled code)", "(system)"]
      .concat(["system / Context", "system / Map", "Window", "Detached HTMLDivElement", "Detached Window", "WeakMap", "(root)"])
      .concat(["(concatenated string)", "(sliced string)", "(GC roots)", "(number)", "system / JSProxy", "(object shape)"]);
    world.collisions = taken.map((name) => new { [name]: class { colliding = {}; } }[name]());
    return world.collisions.length;
  };

  // --- what changes between two snapshots ---
  let leaked = 0;
  globalThis.leak = () => {
    const round = leaked++;
    for (let i = 0; i < 200; i++) {
      const customer = world.customers[i % 100];
      cache.set(text("leak ", round, ".", i), new Order(100000 + round * 1000 + i, customer)); // COUNTED: 200 more Order
    }
    world.leakedStrings = (world.leakedStrings ?? []).concat(times(150, (i) => text("leaked string ", round, " number ", i)));
    world.strings.duplicated.push(...times(30, () => text("said", " more than ", "once, ", "each time anew"))); // COUNTED
    world.leakedClosures = (world.leakedClosures ?? []).concat(times(100, (i) => several({ leaked: i })[0]));
    world.leakedBuffers = (world.leakedBuffers ?? []).concat(times(10, () => new Uint8Array(4000)));
    world.leakedGeneratedClass = new { [text("Leaked", round)]: class { kept = times(20, (i) => ({ i })); } }[`Leaked${round}`]();
    for (const key of world.keys) world.weakMap.set(key, { onlyHeldWeakly: -1, round }); // other values
    for (let i = 0; i < 50; i++) world.map.set({ key: text("late ", i) }, { value: round });
    // Released:
    world.points.length = Math.max(0, world.points.length - 150); // COUNTED
    for (let i = 0; i < 100 && world.singly.next; i++) world.singly = world.singly.next; // COUNTED: 100 fewer SinglyLinked
    const last = world.doubly.last.previous; // COUNTED: 1 fewer DoublyLinked
    last.next = null;
    world.doubly.last = last;
    world.keys.length = Math.max(0, world.keys.length - 25); // and with them what weak maps hold
    world.suspended.generators.length = Math.max(0, world.suspended.generators.length - 20);
    world.tree.children.pop(); // COUNTED: 121 fewer TreeNode
    world.records = null;
    world.set.clear();
    return cache.size;
  };
  // Twice around the event loop: finalizers and the rejections' bookkeeping have run, nothing is kept for a job.
  globalThis.settle = async () => {
    for (let i = 0; i < 2; i++) await new Promise((resolve) => setTimeout(resolve, 0));
    return true;
  };
  setInterval(() => {}, 60000); // it stays
  globalThis.ready ??= true; // page.html has made it false
})();
