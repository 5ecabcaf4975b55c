// Leaks as in real programs, for `leaks()`. plant() says which class or function must be named, and what holds
// it; "// holds" marks the line of the holder, "// made" that of the class or the function.
const leaks = {}, expected = {};
globalThis.leaks = leaks;
globalThis.expected = expected;
const times = (count, make) => { for (let i = 0; i < count; i++) make(i); };
let serial = 0;
const payload = () => ({ id: ++serial, text: `payload number ${serial} of the program` });
const builtin = (name) => globalThis.process?.getBuiltinModule?.(name);
function plant(name, what, holder, step) { leaks[name] = step; expected[name] = [what, holder]; }

const emitter = builtin("node:events") ? new (builtin("node:events").EventEmitter)() : new EventTarget(); // holds: listeners of an emitter
emitter.setMaxListeners?.(0);
const listen = (topic, listener) => (emitter.on ? emitter.on(topic, listener) : emitter.addEventListener(topic, listener));
plant("listeners of an emitter", "^onMessage\\(\\)", "emitter", () => times(200, () => {
  const session = payload();
  listen("message", function onMessage() { return session; }); // made: listeners of an emitter
}));

class Widget {
  constructor() { this.model = payload(); this.render = this.render.bind(this); store.subscribe(this.render); } // made: bound methods of widgets
  render() { return this.model; } // calls: bound methods of widgets
}
class Store { #subscribers = new Set(); subscribe(one) { this.#subscribers.add(one); } }
const store = new Store(); // holds: bound methods of widgets
plant("bound methods of widgets", "Widget|render", "Set store", () => times(200, () => new Widget()));

const handlers = []; // holds: closures that capture
plant("closures that capture", "^\\(anonymous\\)\\(\\)", "Array handlers", () => times(200, () => {
  const big = new Array(100).fill(payload());
  handlers.push(() => big.length); // made: closures that capture
}));

class Response { constructor(url) { this.url = url; this.body = `body of ${url}`.repeat(4); } } // made: a cache without a limit
class Service { cache = new Map(); get(url) { if (!this.cache.has(url)) this.cache.set(url, new Response(url)); return this.cache.get(url); } }
const service = new Service(); // holds: a cache without a limit
plant("a cache without a limit", "^Response$", "Map service.cache", () => times(200, () => service.get(`https://example.com/${++serial}`)));

const users = new Set(); // holds: a set of objects
class User { constructor() { this.name = `user ${++serial}`; } } // made: a set of objects
plant("a set of objects", "^User$", "Set users", () => times(300, () => users.add(new User())));

const history = []; // holds: an array of a module
class Visit { constructor() { this.at = new Date(); this.page = `/page/${++serial}`; } } // made: an array of a module
plant("an array of a module", "^Visit$", "Array history", () => times(200, () => history.push(new Visit())));

plant("timers that are never cleared", "^poll\\(\\)", "", () => times(200, () => {
  const job = payload();
  setInterval(function poll() { return job; }, 5e8); // made: timers that are never cleared
}));

const start = new Promise(() => {}); // holds: a chain of promises
let tail = start;
globalThis.first = () => start;
plant("a chain of promises", "next\\(\\)|Promise", "start", () => times(200, () => {
  const data = payload();
  tail = tail.then(function next() { return data; }); // made: a chain of promises
}));

const open = []; // holds: values of a WeakMap whose keys are held
class Connection { constructor() { this.peer = `peer ${++serial}`; } } // made: values of a WeakMap whose keys are held
class State { constructor() { this.buffer = new Array(50).fill(serial); } }
const states = new WeakMap();
plant("values of a WeakMap whose keys are held", "^Connection$", "Array open", () => times(200, () => {
  const one = new Connection();
  open.push(one);
  states.set(one, new State());
}));

class Model { static instances = []; // holds: a static field
  constructor() { this.data = payload(); Model.instances.push(this); } // made: a static field
}
plant("a static field", "^Model$", "Array Model.instances", () => times(200, () => new Model()));

class Ring { constructor(data) { this.data = data; this.next = this; this.previous = this; } // made: a circular list
  insert(one) { one.next = this.next; one.previous = this; this.next.previous = one; this.next = one; } }
const ring = new Ring(null); // holds: a circular list
plant("a circular list", "^Ring$", "ring", () => times(200, () => ring.insert(new Ring(payload()))));

const stop = new AbortController(); // holds: listeners of a signal
builtin("node:events")?.setMaxListeners?.(0, stop.signal);
plant("listeners of a signal", "^onStop\\(\\)", "AbortSignal|stop|EventTarget", () => times(200, () => {
  const request = payload();
  stop.signal.addEventListener("abort", function onStop() { return request; }, { once: true }); // made: listeners of a signal
}));

const locks = []; // holds: async functions that wait for a lock
async function work() { const task = payload(); await new Promise((resolve) => locks.push(resolve)); return task; } // made: async functions that wait for a lock
plant("async functions that wait for a lock", "^work\\(\\)", "Array locks", () => times(200, () => { work(); }));

async function* rows() { const cursor = payload(); yield cursor; yield cursor; } // made: streams that are never closed
const streams = new Map(); // holds: streams that are never closed
plant("streams that are never closed", "rows", "Map streams", async () => { for (let i = 0; i < 200; i++) { const one = rows(); await one.next(); streams.set(++serial, one); } });

const inbox = []; // holds: messages of a worker
const channel = new MessageChannel();
let arrived = () => 0;
channel.port2.onmessage = (event) => { inbox.push(event.data); arrived(); };
plant("messages of a worker", "\\{|Object", "Array inbox", () => new Promise((resolve) => {
  let left = 200;
  arrived = () => { if (--left === 0) resolve(1); };
  times(200, () => channel.port1.postMessage({ row: ++serial, cells: [`cell ${serial}`, serial] }));
}));

const pending = new Map(); // holds: calls without an answer
plant("calls without an answer", "\\{|Object", "Map pending", () => times(200, () => {
  new Promise((resolve, reject) => pending.set(++serial, { resolve, reject, request: payload() })).catch(() => 0);
}));

let replaced = null; // holds: scopes that hold one another
plant("scopes that hold one another", "method\\(\\)|\\{|Object", "variable replaced|variable before", () => times(100, () => {
  const before = replaced;
  const unused = () => before;
  replaced = { text: `text ${++serial} `.repeat(20), method() { return unused === undefined; } };
}));

const byKey = {}; // holds: properties of an object
class Draft { constructor() { this.lines = [`line ${++serial}`]; } } // made: properties of an object
plant("properties of an object", "^Draft$", "byKey", () => times(200, () => { byKey[`draft-${++serial}`] = new Draft(); }));

const kept = new FinalizationRegistry(() => 0);
const finals = []; // holds: what a registry holds
class Texture { constructor() { this.pixels = new Uint8Array(500); } } // made: what a registry holds
plant("what a registry holds", "^Texture$", "Array finals", () => times(100, () => { const one = new Texture(); finals.push(one); kept.register(one, serial); }));

const lines = []; // holds: lines of a log
plant("lines of a log", "string", "Array lines", () => times(300, () => lines.push(`${new Date().toISOString()} line ${++serial} of the log`.padEnd(80, "."))));

class Logged { constructor() { this.data = payload(); } }
plant("objects that were only logged", "^Logged$", "debugger", () => times(100, () => console.log(new Logged())));

class Both { constructor() { this.data = payload(); } } // made: objects that are held and logged
const seen = []; // holds: objects that are held and logged
plant("objects that are held and logged", "^Both$", "Array seen", () => times(100, () => { const one = new Both(); seen.push(one); console.log(one); }));

const als = builtin("node:async_hooks") ? new (builtin("node:async_hooks").AsyncLocalStorage)() : null;
if (als) {
  class Request { constructor() { this.body = payload(); } }
  const later = []; // V8 does not name the variables of a block: the function is named instead
  plant("a context of asynchronous calls", "^resume\\(\\)", "Array of \\(anonymous", () => times(100, () => als.run(new Request(), () => { // holds: a context of asynchronous calls
    later.push(builtin("node:async_hooks").AsyncResource.bind(function resume() { return als.getStore(); })); // made: a context of asynchronous calls
  })));
}

if (typeof document !== "undefined") {
  const body = document.body ?? document.documentElement.appendChild(document.createElement("body"));
  const closed = []; // holds: dialogs that were removed
  plant("dialogs that were removed", "<dialog|HTMLDialog", "Array closed", () => times(100, () => {
    const dialog = document.createElement("dialog");
    dialog.append(document.createElement("input"), document.createElement("button"));
    body.append(dialog);
    dialog.remove();
    closed.push(dialog);
  }));
  class View { constructor() { this.root = document.createElement("section"); this.root.append(document.createElement("p")); body.append(this.root); } close() { this.root.remove(); } } // made: views with their nodes
  const views = new Map(); // holds: views with their nodes
  plant("views with their nodes", "^View$", "Map views", () => times(100, () => { const one = new View(); views.set(++serial, one); one.close(); }));
  plant("listeners of the window", "^onResize\\(\\)", "Window", () => times(100, () => {
    const chart = payload();
    addEventListener("resize", function onResize() { return chart; }); // made: listeners of the window
  }));
  plant("observers of the page", "^onChange\\(\\)|MutationObserver", "", () => times(100, () => {
    const panel = payload();
    new MutationObserver(function onChange() { return panel; }).observe(body, { childList: true }); // made: observers of the page
  }));
  const hosts = []; // holds: shadow trees that were removed
  plant("shadow trees that were removed", "<article|HTMLElement", "Array hosts", () => times(50, () => {
    const host = document.createElement("article");
    host.attachShadow({ mode: "open" }).append(document.createElement("span"));
    hosts.push(host);
  }));
}
if (typeof document === "undefined") setInterval(() => {}, 60_000);
setTimeout(() => { globalThis.ready = true; }); // when nothing is loaded any more: Deno loads timers when they are used
