// Everything in JavaScript that is not a plain object, many times: proxies, generators, Intl, WeakMaps in circles, and so on.
(() => {
  "use strict";
  // Node 12 runs this too: what it cannot parse is in eval().
  const scale = Number((globalThis.process && process.argv[2]) || 1);
  const able = (source, other) => {
    try {
      return (0, eval)(source);
    } catch (error) {
      return other;
    }
  };
  const odd = (globalThis.odd = {});
  const text = (...parts) => parts.map(String).join("");
  const times = (count, make) => Array.from({ length: Math.ceil(count * scale) }, (_, i) => make(i));

  // --- proxies, of objects, functions and proxies; revoked ones ---
  odd.proxies = times(4000, (i) => new Proxy({ i, name: text("target ", i) }, { get: (of, key) => (key in of ? of[key] : i) }));
  odd.nested = times(500, (i) => new Proxy(new Proxy(function () {}, { apply: () => i }), {}));
  odd.revoked = times(300, (i) => {
    const { proxy, revoke } = Proxy.revocable({ i }, {});
    if (i % 2) revoke();
    return [proxy, revoke];
  });

  // --- generators and async functions that wait, at many places ---
  function* count(start, own = { start }) {
    try {
      while (true) yield (own.last = start++);
    } finally {
      own.done = true;
    }
  }
  odd.generators = times(4000, (i) => {
    const made = count(i);
    for (let step = 0; step < i % 3; step++) made.next();
    return made;
  });
  async function waits(promise, keep) {
    const local = { keep, many: [1, 2, 3] };
    await promise;
    return local;
  }
  const never = (odd.never = new Promise(() => {}));
  odd.waiting = times(3000, (i) => waits(never, text("kept ", i)));
  async function* stream(i) {
    for (;;) yield await { i };
  }
  odd.streams = times(1000, (i) => {
    const made = stream(i);
    made.next();
    return made;
  });
  odd.chains = times(500, (i) => never.then(() => i).catch(() => i).finally(() => i));

  // --- WeakMaps in circles: key and value of one are value and key of another, or of itself ---
  odd.maps = times(40, () => new WeakMap());
  odd.keys = times(4000, (i) => ({ key: i }));
  odd.keys.forEach((key, i) => {
    const map = odd.maps[i % odd.maps.length];
    map.set(key, { value: key, next: odd.keys[(i * 7 + 1) % odd.keys.length], in: map });
    odd.maps[(i + 1) % odd.maps.length].set(odd.keys[(i + 1) % odd.keys.length], map);
    map.set(map, odd.maps[(i + 3) % odd.maps.length]);
  });
  // A chain that lives by ephemerons only: each key is the value of the one before, each in another map.
  odd.first = { link: 0 };
  for (let i = 1, last = odd.first; i < 3000 * scale; i++) {
    const next = { link: i };
    odd.maps[i % odd.maps.length].set(last, next);
    last = next;
  }
  odd.sets = times(200, (i) => new WeakSet(odd.keys.slice(i, i + 20)));
  if (globalThis.WeakRef) odd.references = times(2000, (i) => new WeakRef(i % 2 ? odd.keys[i % odd.keys.length] : { gone: i }));
  if (globalThis.WeakRef) odd.registry = new FinalizationRegistry(() => {});
  if (odd.registry) odd.keys.forEach((key, i) => odd.registry.register(key, { held: i }, key));
  odd.symbols = globalThis.Deno === undefined ? times(500, (i) => Symbol(text("weak ", i))) : [];
  try {
    odd.symbols.forEach((symbol, i) => odd.maps[0].set(symbol, { of: i }));
  } catch (error) {} // older engines want an object as the key

  // --- Intl ---
  const locales = ["de", "fr-CA", "ja", "ar-EG", "hi", "th", "pt-BR"];
  odd.intl = times(70, (i) => {
    const locale = locales[i % locales.length];
    return ["NumberFormat", "DateTimeFormat", "Collator", "PluralRules", "ListFormat", "RelativeTimeFormat", "Segmenter", "DisplayNames", "Locale"]
      .filter((name) => typeof Intl[name] === "function")
      .map((name) => new Intl[name](locale, name === "DisplayNames" ? { type: "region" } : {}));
  });
  odd.formats = odd.intl.flat().map((one) => one.format); // bound functions, where there is such a getter
  odd.segments = typeof Intl.Segmenter === "function" ? times(50, (i) => new Intl.Segmenter("en").segment(text("some words ", i))) : [];

  // --- views, buffers, numbers ---
  odd.buffers = times(300, (i) => new ArrayBuffer(i * 8, i % 2 ? { maxByteLength: 8 * 1024 } : undefined));
  odd.views = odd.buffers.map((buffer, i) => (i % 2 ? new DataView(buffer) : new Float64Array(buffer)));
  odd.shared = times(20, (i) => (typeof SharedArrayBuffer === "undefined" ? null : new SharedArrayBuffer(64 * (i + 1))));
  odd.bigints = times(2000, (i) => BigInt(i) ** 40n);
  odd.doubles = times(200, (i) => times(20 / scale, (j) => i / (j + 1)));
  odd.holes = times(50, (i) => Object.assign(new Array(1000), { [i]: i, 2000000: i, "-3": i, 4294967294: i }));

  // --- strings of each kind: joined, cut, flattened, from outside ---
  odd.joined = times(3000, (i) => text("left part of ", i) + text(" right part of ", i, " which is long"));
  odd.cut = times(2000, (i) => text("a text that is cut later, number ", i, " and more of it").slice(5, 30));
  odd.flat = odd.joined.slice(0, 500).map((joined) => (joined.charCodeAt(20), joined));
  odd.wide = times(500, (i) => text("\u4e2d\u6587 \ud83d\ude00 \ud800 ", i, "\u0000\u001f\"\\/"));
  odd.named = times(300, (i) => ({ [text("a/b/", i)]: { [text("x @", i, " -> value")]: i }, [text(i, " / part of key (")]: 1 }));

  // --- functions: bound, with much in their context, classes with private members and static blocks ---
  odd.bound = times(2000, (i) => function () { return this; }.bind({ bound: i }, i, text("argument ", i)));
  odd.contexts = times(1500, (i) => {
    const large = times(10 / scale, (j) => i + j);
    let small = i;
    return { read: () => large.length, write: (value) => (small = value), both: () => [small, () => large] };
  });
  const privates = able(
    `(i) => class Private {
      #own = { i };
      #method() { return this.#own; }
      static #count = i;
      static made = new this();
      get own() { return this.#method(); }
      set own(value) { this.#own = value ?? Private.#count; }
    }`,
    (i) => class Private { constructor() { this.own = { i }; } }
  );
  odd.classes = times(200, privates);
  const Function = class Function { constructor(i) { this.i = i; } }; // as DevTools calls closures
  const Named = class Map { constructor(i) { this.notAMap = i; } };
  odd.alike = times(100, (i) => [new Function(i), new Named(i)]);
  odd.regexps = times(500, (i) => { const one = new RegExp(text("a(?<n>b)", i), able("/a/dgu", /a/gu).flags); return [one, one.exec(text("ab", i))]; });
  odd.errors = times(500, (i) => new Error(text("error ", i), { cause: i % 2 ? odd.keys[i % 10] : undefined }));
  odd.iterators = times(500, (i) => [new Map([[i, {}]]).entries(), [i, {}].values(), new Set([{}]).values(), text(i)[Symbol.iterator](), String.prototype.matchAll ? text("x", i).matchAll(/x/g) : i]);
  odd.dates = times(500, (i) => new Date(i * 1e9));
  odd.dictionaries = times(300, (i) => { const made = { a: 1, b: { i } }; delete made.a; for (let j = 0; j < 30; j++) made[text("key", (i * 31 + j) % 2000)] = j % 7 ? j : {}; return made; });
  odd.frozen = times(500, (i) => Object.freeze([Object.seal({ i }), Object.create(null, { hidden: { value: i } })]));
  odd.accessors = times(500, (i) => Object.defineProperty({}, "computed", { get: () => i, set() {}, enumerable: true }));
  odd.prototypes = times(300, (i) => Object.create(Object.create(Object.create({ base: i }))));
  odd.large = new Map(times(20000, (i) => [text("k", i), { i }]));
  odd.deep = times(30000, (i) => i).reduce((inner, i) => ({ i, inner }), null);
  odd.ring = times(2000, (i) => ({ i }));
  odd.ring.forEach((one, i) => Object.assign(one, { next: odd.ring[(i + 1) % odd.ring.length], last: odd.ring[(i + odd.ring.length - 1) % odd.ring.length] }));

  globalThis.leak = () => {
    odd.more = times(3000, (i) => new Proxy({ more: i }, {}));
    odd.streams = null;
    odd.keys.splice(0, 1000);
  };
  globalThis.ready = true;
  if (globalThis.process || globalThis.Deno) setInterval(() => {}, 60_000);
})();
