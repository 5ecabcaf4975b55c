// Leaks of many kinds. plant() says which class is to be named, and what holds it; "// holds" marks the line to be named.
const leaks = {}, expected = {};
globalThis.leaks = leaks;
globalThis.expected = expected;
const times = (count, make) => { for (let i = 0; i < count; i++) make(i); };
let serial = 0;
const payload = () => ({ id: ++serial, text: `payload number ${serial} of the program` });
function plant(name, what, holder, step) { leaks[name] = step; expected[name] = [what, holder]; }

class Session { constructor() { this.user = payload(); this.started = new Date(); } }
class Order { constructor() { this.lines = [payload(), payload()]; } }
class Entry { constructor(next) { this.next = next; this.data = payload(); } }

const listed = []; // holds: an array
plant("an array", "Session", "Array listed", () => times(200, () => listed.push(new Session())));
const sessions = new Map(); // holds: a map
plant("a map", "Session", "Map sessions", () => times(200, () => sessions.set(++serial, new Session())));
const seen = new Set(); // holds: a set
plant("a set", "Order", "Set seen", () => times(200, () => seen.add(new Order())));
const byName = {}; // holds: a dictionary
plant("a dictionary", "Order", "byName", () => times(200, () => { byName[`order ${++serial}`] = new Order(); }));
class Store { constructor() { this.items = []; } add(one) { this.items.push(one); } }
const store = new Store(); // holds: a field
plant("a field", "Order", "Array store.items", () => times(200, () => store.add(new Order())));
class Vault { #kept = []; add(one) { this.#kept.push(one); } }
const vault = new Vault(); // holds: a private field
plant("a private field", "Order", "Array vault.#kept", () => times(200, () => vault.add(new Order())));
class Registry { static all = []; constructor() { Registry.all.push(this); this.data = payload(); } } // holds: a static field
plant("a static field", "Registry", "Array Registry.all", () => times(200, () => new Registry()));
const callbacks = []; // holds: closures
plant("closures", "onReady\\(\\)", "Array callbacks", () => times(200, () => {
  const data = payload();
  callbacks.push(function onReady() { return data; });
}));
const arrows = []; // holds: closures of one scope
plant("closures of one scope", "\\(\\)", "Array arrows", () => times(100, () => {
  const data = payload(), other = [1, 2, 3];
  arrows.push(() => data, () => other);
}));
class Bus {
  handlers = new Map();
  on(topic, handler) {
    if (!this.handlers.has(topic)) this.handlers.set(topic, []);
    this.handlers.get(topic).push(handler);
  }
}
const bus = new Bus(); // holds: listeners of an own emitter
bus.on("data", () => 0);
plant("listeners of an own emitter", "onData\\(\\)", "Array bus.handlers", () => times(200, () => {
  const data = payload();
  bus.on("data", function onData() { return data; });
}));
const target = new EventTarget(); // holds: listeners of an event target
plant("listeners of an event target", "onTick\\(\\)|^Listener$|EventListener$|^.callback,", "target|EventTarget|Listener", () => times(200, () => {
  const data = payload();
  target.addEventListener("tick", function onTick() { return data; });
}));
const stopper = new AbortController(); // holds: listeners of a signal
plant("listeners of a signal", "onAbort\\(\\)|^Listener$|EventListener$|^.callback,", "AbortSignal|stopper|EventTarget|Listener", () => times(200, () => {
  const data = payload();
  stopper.signal.addEventListener("abort", function onAbort() { return data; });
}));
plant("intervals", "onInterval\\(\\)|Timeout|Timer|ScheduledAction|DOMTimer", "", () => times(200, () => {
  const data = payload();
  setInterval(function onInterval() { return data; }, 1e8);
}));
plant("timeouts", "onTimeout\\(\\)|Timeout|Timer|ScheduledAction|DOMTimer", "", () => times(200, () => {
  const data = payload();
  setTimeout(function onTimeout() { return data; }, 2e8 + (serial % 2));
}));
const waiting = []; // holds: promises that are never settled
plant("promises that are never settled", "resolvers|Promise|\\(\\)|Object|\\{", "Array waiting", () => times(200, () => {
  const data = payload();
  const one = new Promise((resolve) => waiting.push(resolve));
  one.then(() => data);
}));
const forever = new Promise(() => {}); // holds: reactions of an old promise
plant("reactions of an old promise", "whenDone\\(\\)|Promise", "Promise forever|forever", () => times(200, () => {
  const data = payload();
  forever.then(function whenDone() { return data; });
}));
const never = new Promise(() => {}); // holds: functions that wait
async function waits(data) { await never; return data; }
plant("functions that wait", "waits|Generator|AsyncFunction|Promise|\\(\\)", "Promise never|never", () => times(200, () => { waits(payload()); }));
const keys = []; // holds: keys of a WeakMap
const metadata = new WeakMap();
plant("keys of a WeakMap", "Order", "Array keys", () => times(200, () => {
  const key = new Order();
  keys.push(key);
  metadata.set(key, payload());
}));
const details = new WeakMap();
const living = []; // a pool that does not grow
times(5000, () => living.push({ at: 0 }));
let used = 0;
plant("values of a WeakMap", "Session", "WeakMap|Array living|living|details", () => times(200, () => { details.set(living[used++], new Session()); }));
let head = null; // holds: a list that grows at its head
plant("a list that grows at its head", "Entry", "variable head", () => times(200, () => { head = new Entry(head); }));
class Link { constructor() { this.next = null; this.data = payload(); } }
const first = new Link();
let last = first;
globalThis.peek = () => first;
plant("a list that grows at its end", "Link", "first|last", () => times(200, () => { last.next = new Link(); last = last.next; }));
class Twin { constructor(before) { this.before = before; this.after = null; this.data = payload(); if (before) before.after = this; } }
let newest = new Twin(null); // holds: a list with both directions
plant("a list with both directions", "Twin", "variable newest", () => times(200, () => { newest = new Twin(newest); }));
class Leaf { constructor(key) { this.key = key; this.left = null; this.right = null; this.data = payload(); } }
const tree = new Leaf(0.5); // holds: a tree
const insert = (key) => {
  for (let at = tree; ; ) {
    const side = key < at.key ? "left" : "right";
    if (!at[side]) { at[side] = new Leaf(key); return; }
    at = at[side];
  }
};
plant("a tree", "Leaf", "variable tree|tree", () => times(200, () => insert((++serial * 0.6180339887) % 1)));
const nested = new Map(); // holds: maps in a map
plant("maps in a map", "Map", "Map nested|variable nested", () => times(100, () => nested.set(++serial, new Map([[1, payload()], [2, payload()]]))));
class Customer { constructor() { this.history = []; } }
class Visit { constructor() { this.data = payload(); } }
const customers = []; // holds: many small arrays
times(1000, () => customers.push(new Customer()));
let visitor = 0;
plant("many small arrays", "Visit", "customers", () => times(200, () => customers[(visitor += 7) % 1000].history.push(new Visit())));
let state = { items: [] }; // holds: state that is copied
plant("state that is copied", "Order", "state", () => times(20, () => { state = { items: [...state.items, new Order()] }; }));
let log = ""; // holds: a text that grows
plant("a text that grows", "string", "variable log", () => times(200, () => { log += `line ${++serial} of the log, written by the program\n`; }));
const lines = []; // holds: texts
plant("texts", "string", "Array lines", () => times(200, () => lines.push(`line ${++serial} `.repeat(5) + serial)));
const slices = []; // holds: slices of long texts
plant("slices of long texts", "string", "Array slices", () => times(50, () => slices.push(`text ${++serial} `.padEnd(3000, "x").slice(10, 40))));
const buffers = []; // holds: buffers
plant("buffers", "ArrayBuffer", "Array buffers", () => times(20, () => buffers.push(new ArrayBuffer(4096))));
const chunks = new Map(); // holds: typed arrays
plant("typed arrays", "Uint8Array", "Map chunks", () => times(50, () => chunks.set(++serial, new Uint8Array(3000).fill(7))));
let samples = new Float64Array(1000); // holds: a typed array that is copied
plant("a typed array that is copied", "Float64Array|ArrayBuffer", "samples", () => {
  const larger = new Float64Array(samples.length + 2000);
  larger.set(samples);
  samples = larger;
});
const numbers = []; // holds: small integers
plant("small integers", "Array", "numbers", () => times(20_000, (i) => numbers.push(i)));
const measures = []; // holds: fractions
plant("fractions", "Array", "measures", () => times(20_000, (i) => measures.push(i + 0.5)));
const modules = Object.create(null); // holds: modules by URL
plant("modules by URL", "Order|exports|\\{|Object", "modules", () => times(100, () => { modules[`file:///app.js?v=${++serial}`] = { exports: new Order() }; }));
function* counting() { const data = payload(); yield 1; return data; }
const paused = []; // holds: generators
plant("generators", "counting", "Array paused", () => times(200, () => { const one = counting(); one.next(); paused.push(one); }));
async function* streaming() { const data = payload(); yield 1; return data; }
const streams = []; // holds: async generators
plant("async generators", "streaming", "Array streams", () => times(200, () => { const one = streaming(); one.next(); streams.push(one); }));
let prototypes = {}; // holds: a chain of prototypes
plant("a chain of prototypes", "Object|\\{", "variable prototypes|prototypes", () => times(100, () => { prototypes = Object.create(prototypes, { data: { value: payload() } }); }));
const marked = {}; // holds: symbols
plant("symbols", "Order|symbol", "marked", () => times(100, () => { marked[Symbol(`mark ${++serial}`)] = new Order(); }));
const patterns = new Map(); // holds: patterns
plant("patterns", "RegExp", "Map patterns", () => times(100, () => { const one = new RegExp(`^order ${++serial} (.*)$`); one.exec(`order ${serial} x`); patterns.set(serial, one); }));
const dates = []; // holds: dates
plant("dates", "Date", "Array dates", () => times(300, () => dates.push(new Date(++serial))));
const integers = []; // holds: large integers
plant("large integers", "bigint", "Array integers", () => times(200, () => integers.push(2n ** 200n + BigInt(++serial))));
const failures = []; // holds: errors
plant("errors", "Error", "Array failures", () => times(100, () => failures.push(new Error(`failure ${++serial}`))));
const proxies = []; // holds: proxies
plant("proxies", "Proxy|Object|\\{|Session", "Array proxies", () => times(200, () => proxies.push(new Proxy(new Session(), { get: (of, key) => of[key] }))));
function greet(data) { return data; }
const bound = []; // holds: bound functions
plant("bound functions", "greet|bound|\\(\\)|Function", "Array bound", () => times(200, () => bound.push(greet.bind(null, payload()))));
const memoize = (compute) => {
  const results = new Map(); // holds: a cache in a closure
  return (key) => { if (!results.has(key)) results.set(key, compute(key)); return results.get(key); };
};
const priceOf = memoize(() => new Order());
plant("a cache in a closure", "Order", "Map results", () => times(200, () => priceOf(++serial)));
const compiled = []; // holds: compiled functions
plant("compiled functions", "compiledOne\\(\\)", "Array compiled", () => times(50, () => compiled.push(new Function(`return function compiledOne() { return ${++serial}; }`)())));
const classes = []; // holds: classes
plant("classes", "Made\\(\\)|Function", "Array classes", () => times(100, () => classes.push(class Made { one() { return 1; } two() { return 2; } })));
plant("global properties", "Order", "global", () => times(100, () => { globalThis[`order${++serial}`] = new Order(); }));
const views = []; // holds: views
plant("views", "DataView", "Array views", () => times(50, () => views.push(new DataView(new ArrayBuffer(2000)))));
const registry = new FinalizationRegistry(() => {});
const registered = []; // holds: registered objects
plant("registered objects", "Session", "Array registered", () => times(100, () => { const one = new Session(); registered.push(one); registry.register(one, serial); }));
const batches = []; // holds: arrays in an array
plant("arrays in an array", "Array|Order", "Array batches|variable batches", () => { const batch = []; times(200, () => batch.push(new Order())); batches.push(batch); });
const byKey = new Map(); // holds: keys that are objects
plant("keys that are objects", "Session", "Map byKey", () => times(200, () => byKey.set(new Session(), true)));
const references = []; // holds: weak references
plant("weak references", "WeakRef", "Array references", () => times(300, () => references.push(new WeakRef(payload()))));
const given = []; // holds: arguments
plant("arguments", "Arguments", "Array given", () => times(100, () => (function () { given.push(arguments); })(payload(), payload())));
const sparse = []; // holds: a sparse array
plant("a sparse array", "Order", "Array sparse", () => times(100, () => { sparse[(serial += 1000)] = new Order(); }));
const addresses = []; // holds: addresses
plant("addresses", "URL", "Array addresses", () => times(100, () => addresses.push(new URL(`https://example.com/order/${++serial}`))));
const iterators = []; // holds: iterators
plant("iterators", "Iterator", "Array iterators", () => times(200, () => iterators.push([payload()].values())));
const copies = []; // holds: copies
plant("copies", "\\{|Object", "Array copies", () => times(100, () => copies.push(structuredClone({ list: [payload()], when: 1 }))));
if (typeof document !== "undefined") {
  const body = document.body ?? document.documentElement.appendChild(document.createElement("body"));
  const removed = []; // holds: nodes that were removed
  plant("nodes that were removed", "HTMLDivElement|<div", "Array removed", () => times(200, () => {
    const one = document.createElement("div");
    one.append(document.createElement("b"));
    body.append(one);
    one.remove();
    removed.push(one);
  }));
  plant("nodes in the document", "HTMLParagraphElement|<p|Text", "", () => times(200, () => {
    const one = document.createElement("p");
    one.textContent = `paragraph ${++serial}`;
    body.append(one);
  }));
  const button = document.createElement("button"); // holds: listeners of a node
  body.append(button);
  plant("listeners of a node", "onClick\\(\\)|Listener", "button|HTMLButtonElement|Listener", () => times(200, () => {
    const data = payload();
    button.addEventListener("click", function onClick() { return data; });
  }));
  const hosts = new Map(); // holds: fragments
  plant("fragments", "DocumentFragment", "Map hosts", () => times(100, () => { const one = new DocumentFragment(); one.append(document.createElement("i")); hosts.set(++serial, one); }));
}
if (typeof document === "undefined") setInterval(() => {}, 60_000);
setTimeout(() => { globalThis.ready = true; }); // when nothing is loaded any more: Deno loads timers when they are used
