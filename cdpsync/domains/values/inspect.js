// Writes what a value holds, for people and for JSON: a text [item, nodes, whether all of it is there].
//
//     node    [kind, class, tag, properties, own…]; properties are [key, item, …]; own, by kind:
//             "object"  "array" items, length  "map" [key, item, …], size  "set" items, size  "date" milliseconds
//             "typed" items, length  "bytes" bytes, length  "regexp" text  "error" stack, name, message  "function" text
//             "boxed" item  "unknown" what cannot be seen: the state of a promise, the items of a WeakMap
//     item    null, true, 1.5, -0.0, NaN, "text"   [n] node n   ["undefined"]   ["bigint", "12"]   ["symbol", "name"]
//             ["getter"], ["setter"], ["accessor"]   ["empty", n] holes   ["more", n] items that were left out
//             ["long", text, length] of a string   ["deeper", class] an object that was left out
//     key     "name", ["symbol", "name"], ["hidden", "cause"]
//
// Objects are written in the order of their distance from the root, so that what is near is there if not all of it fits.
// `size` is how many characters may be written, `depth` how far to go, `most` how many items of an object and `longest`
// how many characters of a string to write. It shares a realm with the program: serialise.js says what follows from that.
function inspect(root, size, depth, most, longest) {
  const { apply, ownKeys, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
  const isArray = Array.isArray, objectPrototype = Object.prototype;
  const polluted = "get" in objectPrototype || "value" in objectPrototype || "enumerable" in objectPrototype;
  const property = polluted
    ? (o, key) => { const d = getOwnPropertyDescriptor(o, key); return d && { __proto__: null, ...d }; }
    : getOwnPropertyDescriptor;
  const getter = (o, key) => property(o, key).get;
  const method = (o, key) => property(o, key).value;
  const slice = method(String.prototype, "slice"), textOf = method(Function.prototype, "toString");
  const includes = method(String.prototype, "includes");
  const symbolText = getter(Symbol.prototype, "description");
  const next = method(getPrototypeOf(new Map()[Symbol.iterator]()), "next"), nextOfSet = method(getPrototypeOf(new Set()[Symbol.iterator]()), "next");
  const typedPrototype = getPrototypeOf(Uint8Array.prototype);
  const numberOf = new Map(), classOf = new Map();
  const queue = { __proto__: null }, depths = { __proto__: null };
  let count = 0, whole = true;

  function quote(s) {
    const n = s.length;
    let i = 0, c;
    while (i < n && (c = s[i]) !== '"' && c !== "\\") i++;
    if (i === n) return '"' + s + '"';
    let text = '"', from = 0;
    for (; i < n; i++) {
      if ((c = s[i]) !== '"' && c !== "\\") continue;
      text += apply(slice, s, [from, i]) + "\\" + c;
      from = i + 1;
    }
    return text + apply(slice, s, [from, n]) + '"';
  }

  function data(o, key) { // the value of a property of the object or of its prototypes, if that is no getter
    for (let n = 0; o !== null && n < 100; n++, o = getPrototypeOf(o)) {
      const d = property(o, key);
      if (d) return "value" in d ? d.value : undefined;
    }
  }

  function nameOf(prototype) { // the name of the class that has this prototype
    const d = property(prototype, "constructor");
    if (!d || typeof d.value !== "function") return "";
    const own = property(d.value, "prototype"), name = property(d.value, "name");
    return own && own.value === prototype && name && typeof name.value === "string" ? name.value : "";
  }

  const KINDS = { __proto__: null, Map: "map", Set: "set", Date: "date", RegExp: "regexp", Error: "error", ArrayBuffer: "bytes",
    SharedArrayBuffer: "bytes", DataView: "bytes", TypedArray: "typed", Number: "boxed", String: "boxed", Boolean: "boxed",
    BigInt: "boxed", Symbol: "boxed", Promise: "unknown", WeakMap: "unknown", WeakSet: "unknown", WeakRef: "unknown" };

  function classFor(o) { // { name, kind, base }: of the nearest class with a name, and of the built-in one that it extends
    const prototype = getPrototypeOf(o);
    let found = classOf.get(prototype);
    if (found) return found;
    found = { __proto__: null, name: null, kind: "object", base: "" };
    for (let p = prototype, n = 0; p !== null && n < 100; n++, p = getPrototypeOf(p)) {
      const name = nameOf(p);
      if (name !== "" && found.name === null) found.name = name;
      if (KINDS[name] && found.base === "") { found.kind = KINDS[name]; found.base = name; }
    }
    classOf.set(prototype, found);
    return found;
  }

  function item(v, far) {
    switch (typeof v) {
      case "string":
        if (v.length <= longest) return quote(v);
        whole = false;
        return '["long",' + quote(apply(slice, v, [0, longest])) + "," + v.length + "]";
      case "number": return v === 0 && 1 / v < 0 ? "-0.0" : "" + v;
      case "boolean": return v ? "true" : "false";
      case "bigint": return '["bigint","' + v + '"]';
      case "symbol": return symbol(v);
      case "undefined": if (v === undefined) return '["undefined"]'; // else it is document.all
    }
    if (v === null) return "null";
    let known = numberOf.get(v);
    if (known === undefined) {
      if (far > depth) {
        whole = false;
        return '["deeper",' + quote(safely(() => classFor(v).name) ?? "Object") + "]";
      }
      numberOf.set(v, known = count);
      queue[count] = v;
      depths[count++] = far;
    }
    return "[" + known + "]";
  }

  function symbol(v) { return '["symbol",' + quote(apply(symbolText, v, []) ?? "") + "]"; }

  function safely(f) { try { return f(); } catch { return undefined; } }

  function propertyItem(d, far) {
    if ("value" in d) return item(d.value, far);
    return d.get ? (d.set ? '["accessor"]' : '["getter"]') : '["setter"]';
  }

  // What is left of `size` decides whether more is written. Lists count while they are made, since one may be the most of it.
  let left = size;
  function spend(text) { left -= text.length + 1; return text; }

  function properties(o, far, skip) { // "[key,item,…]" of the enumerable ones
    const keys = ownKeys(o), n = keys.length;
    let text = "", written = 0, out = 0;
    for (let i = 0; i < n; i++) {
      const key = keys[i];
      if (skip && skip(key)) continue;
      const d = property(o, key);
      if (!d || !d.enumerable) continue;
      if (written === most || left < 0) { out++; continue; }
      written++;
      text += (text ? "," : "") + spend((typeof key === "string" ? quote(key) : symbol(key)) + "," + propertyItem(d, far));
    }
    return "[" + text + (out ? left_out(text, out, '"",') : "") + "]";
  }

  function left_out(text, n, key = "") { whole = false; return (text ? "," : "") + key + '["more",' + n + "]"; }

  const isIndex = key => typeof key === "string" && "" + (key >>> 0) === key && key >>> 0 !== 4294967295;

  function ofArray(o, far) { // "[items],length"
    const length = property(o, "length").value, keys = ownKeys(o), n = keys.length;
    let text = "", at = 0, written = 0;
    const add = one => { text += (text ? "," : "") + spend(one); written++; };
    for (let i = 0; i < n && isIndex(keys[i]); i++) {
      if (written >= most || left < 0) break;
      const index = keys[i] >>> 0, d = property(o, keys[i]);
      if (!d) continue;
      if (index > at) add('["empty",' + (index - at) + "]");
      add(propertyItem(d, far));
      at = index + 1;
    }
    if (at < length) {
      const rest = safely(() => property(o, "" + (length - 1)));
      if (written < most && left >= 0 && !rest) { text += (text ? "," : "") + '["empty",' + (length - at) + "]"; }
      else text += left_out(text, length - at);
    }
    return "[" + text + "]," + length;
  }

  function collected(o, far, prototype, make, step, pairs) { // "[items],size" of a Map or a Set
    const n = apply(getter(prototype, "size"), o, []);
    const iterator = apply(method(prototype, make), o, []);
    let text = "", written = 0;
    for (let one; written < most && left >= 0 && !(one = apply(step, iterator, [])).done; written++) {
      const value = one.value;
      text += (text ? "," : "") + spend(pairs ? item(value[0], far) + "," + item(value[1], far) : item(value, far));
    }
    if (written < n) text += left_out(text, n - written, pairs ? '"",' : "");
    return "[" + text + "]," + n;
  }

  function numbers(o, n) {
    let text = "", i = 0;
    for (; i < n && i < most && left >= 0; i++) text += (i ? "," : "") + spend(item(o[i], 0));
    if (i < n) text += left_out(text, n - i);
    return "[" + text + "]," + n;
  }

  function ofBytes(o, base) {
    if (base === "DataView") {
      const get = name => apply(getter(DataView.prototype, name), o, []);
      return numbers(new Uint8Array(get("buffer"), get("byteOffset"), get("byteLength")), get("byteLength"));
    }
    const prototype = base === "ArrayBuffer" ? ArrayBuffer.prototype : SharedArrayBuffer.prototype;
    const n = apply(getter(prototype, "byteLength"), o, []);
    return numbers(new Uint8Array(o), n);
  }

  function ofFunction(o) {
    const text = apply(textOf, o, []), name = data(o, "name");
    const own = typeof name === "string" ? name : "";
    const anonymous = own ? ": " + own : " (anonymous)";
    if (apply(slice, text, [0, 5]) === "class" && text[text.length - 1] === "}") {
      const above = getPrototypeOf(o), parent = typeof above === "function" ? data(above, "name") : "";
      return "[class " + (own || "(anonymous)") + (typeof parent === "string" && parent ? " extends " + parent : above === null ? " extends null" : "") + "]";
    }
    const { name: type } = classFor(o);
    return "[" + (type && type !== "Object" ? type : "Function") + anonymous + "]";
  }

  function boxed(o, base) {
    const types = { __proto__: null, Number, String, Boolean, BigInt, Symbol };
    return item(apply(method(types[base].prototype, "valueOf"), o, []), 0);
  }

  function own(o, kind, base, far) { // [kind, text of what it has besides properties, keys that are no properties]
    try {
      if (typeof o === "function") return ["function", quote(ofFunction(o))];
      if (isArray(o)) return ["array", ofArray(o, far), isIndex];
      switch (kind) {
        case "map": return [kind, collected(o, far, Map.prototype, "entries", next, true)];
        case "set": return [kind, collected(o, far, Set.prototype, "values", nextOfSet, false)];
        case "date": return [kind, "" + apply(method(Date.prototype, "getTime"), o, [])];
        case "regexp": return [kind, quote("/" + apply(getter(RegExp.prototype, "source"), o, []) + "/" + flags(o))];
        case "bytes": return [kind, ofBytes(o, base)];
        case "typed": return [kind, numbers(o, apply(getter(typedPrototype, "length"), o, [])), isIndex];
        case "boxed": return [kind, boxed(o, base), base === "String" ? isIndex : undefined];
        case "error": return ofError(o);
        case "unknown": return [kind, ""];
      }
    } catch { /* it only looks like one, or the program has changed its class */ }
    return [kind === "map" || kind === "set" ? "unknown" : "object", ""];
  }

  function flags(o) {
    const letters = { __proto__: null, hasIndices: "d", global: "g", ignoreCase: "i", multiline: "m", dotAll: "s", unicode: "u", unicodeSets: "v", sticky: "y" };
    let text = "";
    for (const name in letters) {
      const d = property(RegExp.prototype, name);
      if (d && d.get && apply(d.get, o, [])) text += letters[name];
    }
    return text;
  }

  function ofError(o) {
    const d = property(o, "stack"), stack = d && ("value" in d ? d.value : ownStack(d));
    const name = data(o, "name"), message = data(o, "message");
    const string = v => typeof v === "string" ? quote(v) : '""';
    return ["error", string(stack) + "," + string(name) + "," + string(message), key => key === "stack" || key === "message" || (key === "name" && typeof stack === "string" && apply(includes, stack, [name]))];

    function ownStack(d) { // V8's own getter, which newer versions have in place of a value
      const made = property(new Error(), "stack");
      return made && made.get === d.get ? apply(d.get, o, []) : "";
    }
  }

  function hidden(o, far) { // what an error has that is not enumerable
    let text = "";
    for (const key of ["cause", "errors"]) {
      const d = property(o, key);
      if (d && !d.enumerable && "value" in d) text += ',["hidden","' + key + '"],' + item(d.value, far);
    }
    return text;
  }

  function node(o, far) {
    const { name, kind, base } = classFor(o);
    const d = property(o, Symbol.toStringTag), tag = d && d.enumerable ? "" : data(o, Symbol.toStringTag); // it is among the properties
    const [is, text, skip] = own(o, kind, base, far);
    let held = properties(o, far, skip);
    if (is === "error") {
      const more = hidden(o, far);
      if (more) held = apply(slice, held, [0, -1]) + (held === "[]" ? apply(slice, more, [1]) : more) + "]";
    }
    return '["' + is + '",' + (name === null ? "null" : quote(name)) + "," + quote(typeof tag === "string" && tag !== name ? tag : "") + "," + held + (text ? "," + text : "") + "]";
  }

  const first = item(root, 0);
  let nodes = "";
  for (let at = 0; at < count; at++) {
    const o = queue[at];
    let text;
    if (left >= 0) {
      try { text = node(o, depths[at] + 1); } catch { text = '["opaque",null,"",[]]'; } // a Proxy whose traps throw
    } else {
      whole = false;
      text = '["deeper",' + quote(safely(() => classFor(o).name) ?? "Object") + ',"",[]]';
    }
    left -= 20;
    nodes += (at ? "," : "") + text;
  }
  return "[" + first + ",[" + nodes + "]," + whole + "]";
}
