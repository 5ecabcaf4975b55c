// Turns a value into one text: a JSON array of nodes, each after those that it refers to, so the last is the root.
//
//     node    [0, item…] array   [1, key, item…] object   [2, key, item…] Map   [3, item…] Set
//             [4, milliseconds] Date   [5, type, base64] binary data   [6, source, flags] RegExp   [7, item] other roots
//             [8, item…] and [9, key, item…] as [0] and [1], of items that are no lists
//     item    null, true, 1.5, -0.0, NaN, "text"   [n] node n   ["12"] the BigInt 12   [n, 0] handle n
//             [n, 0, name, message] handle n on an error   [text, 0] what has no value, described
//
// Returns the text if it needs no handle but the root's, number 0; otherwise an object with the text and the other
// handles. Returns "" if the text would be longer than `limit`. With `describe` there are no handles.
//
// It shares a realm with the program, which may have changed every built-in object. So it uses syntax and the few
// functions of the first lines, runs no getter, and checks what it counts. It does not recurse. Strings are quoted by
// hand, because a program may replace JSON.stringify or define toJSON; Python's decoder takes control characters as
// they are. Lists have no prototype, because a program may define a setter for Array.prototype[0].
function serialise(root, limit, describe) {
  const { apply, ownKeys, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
  const isArray = Array.isArray, objectPrototype = Object.prototype;
  const polluted = "get" in objectPrototype || "value" in objectPrototype || "enumerable" in objectPrototype;
  const property = polluted
    ? (o, key) => { const d = getOwnPropertyDescriptor(o, key); return d && { __proto__: null, ...d }; }
    : getOwnPropertyDescriptor;
  const getter = (o, key) => property(o, key).get;
  const method = (o, key) => property(o, key).value;
  const TOO_LARGE = {};
  const nodeOf = new Map(), handleOf = new Map();
  const handles = { __proto__: null };
  let handleCount = 1, size = 0, nodes = "", count = 0;
  handleOf.set(root, 0);

  function quote(s) {
    const n = s.length;
    if (n > limit) throw TOO_LARGE;
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

  const slice = method(String.prototype, "slice");

  function data(o, key) { // the value of a property of the object or of its prototypes, if that is no getter
    for (let n = 0; o !== null && n < 100; n++, o = getPrototypeOf(o)) {
      const d = property(o, key);
      if (d) return "value" in d ? d.value : undefined;
    }
  }

  function nameOf(prototype) { // the name of the built-in or other class that has this prototype
    const d = property(prototype, "constructor");
    if (!d || typeof d.value !== "function") return "";
    const own = property(d.value, "prototype"), name = property(d.value, "name");
    return own && own.value === prototype && name && typeof name.value === "string" ? name.value : "";
  }

  function handle(v) {
    let known = handleOf.get(v), text = "";
    if (describe) return "[" + quote(description(v)) + ",0]";
    if (known === undefined) {
      handleOf.set(v, known = handleCount++);
      handles[known] = v;
      size += 100;
    }
    try {
      if (typeof v === "object" && property(v, "stack")) {
        const name = data(v, "name"), message = data(v, "message");
        if (typeof name === "string" && typeof message === "string") text = "," + quote(name) + "," + quote(message);
      }
    } catch (error) { if (error === TOO_LARGE) throw error; }
    return "[" + known + ",0" + text + "]";
  }

  function description(v) {
    try {
      if (typeof v === "symbol") return "Symbol(" + (apply(getter(Symbol.prototype, "description"), v, []) ?? "") + ")";
      if (typeof v === "function") { const name = data(v, "name"); return "function " + (typeof name === "string" ? name : ""); }
      const name = nameOf(getPrototypeOf(v)), message = property(v, "stack") && data(v, "message");
      return nodeOf.has(v) ? "[Circular]" : typeof message === "string" ? name + ": " + message : name || "Object";
    } catch { return "Object"; }
  }

  // --- what an object holds: a node, a list of items with its kind and length, or undefined if it has no value ---

  function content(o) {
    const prototype = getPrototypeOf(o);
    if (isArray(o)) return isArray(prototype) && nameOf(prototype) === "Array" ? contentOfArray(o) : undefined;
    if (prototype === null || prototype === objectPrototype) return contentOfObject(o);
    if (getPrototypeOf(prototype) === null && property(prototype, "hasOwnProperty") && property(prototype, "isPrototypeOf") && nameOf(prototype) === "Object") return contentOfObject(o);
    const name = nameOf(prototype);
    if (name === "Map") return collected(o, 2, Map.prototype, "entries");
    if (name === "Set") return collected(o, 3, Set.prototype, "values");
    if (name === "Date") return contentOfDate(o);
    if (name === "RegExp") return contentOfRegExp(o);
    if (name === "ArrayBuffer" || name === "SharedArrayBuffer" || name === "DataView" || name === "Buffer") return binary(o, name);
    return typedName(o) === name && name ? binary(o, name) : undefined;
  }

  function leaf(v) { // the text of an item that is no list, or undefined
    switch (typeof v) {
      case "string": return quote(v);
      case "number": return v === 0 && 1 / v < 0 ? "-0.0" : "" + v;
      case "boolean": return v ? "true" : "false";
      case "undefined": return v === undefined ? "null" : undefined; // document.all
      case "object": return v === null ? "null" : undefined;
    }
  }

  // Most objects hold nothing but leaves: these are written at once, and items are collected from the first other one.
  function contentOfObject(o) {
    const keys = ownKeys(o), n = keys.length;
    let text = "", items, at = 0;
    for (let i = 0; i < n; i++) {
      const key = keys[i], d = property(o, key);
      if (typeof key !== "string" || !d || !d.enumerable || !("value" in d)) return undefined;
      if (!items) {
        const short = leaf(d.value);
        if (short !== undefined) {
          text += "," + quote(key) + "," + short;
          if (text.length > limit) throw TOO_LARGE;
          continue;
        }
        items = { __proto__: null };
      }
      items[at++] = key;
      items[at++] = d.value;
    }
    return items ? opened(o, 1, items, at, text) : "[9" + text + "]";
  }

  function contentOfArray(o) {
    const n = property(o, "length").value;
    if (2 * n > limit) throw TOO_LARGE;
    let present = 0, text = "", items, at = 0;
    for (let i = 0; i < n; i++) {
      const d = property(o, i);
      let v;
      if (d) {
        if (!d.enumerable || !("value" in d)) return undefined;
        v = d.value;
        present++;
      }
      if (!items) {
        const short = leaf(v);
        if (short !== undefined) {
          text += "," + short;
          if (text.length > limit) throw TOO_LARGE;
          continue;
        }
        items = { __proto__: null };
      }
      items[at++] = v;
    }
    if (ownKeys(o).length !== present + 1) return undefined;
    return items ? opened(o, 0, items, at, text) : "[8" + text + "]";
  }

  function opened(o, kind, items, n, text) {
    size += text.length;
    return { o, kind, items, n, at: 0, text };
  }

  function collected(o, kind, prototype, entries) {
    const total = apply(getter(prototype, "size"), o, []); // throws if it only pretends to be one
    if (ownKeys(o).length || 2 * total > limit) { if (2 * total > limit) throw TOO_LARGE; return undefined; }
    const iterator = apply(method(prototype, entries), o, []);
    const next = method(getPrototypeOf(iterator), "next");
    const items = { __proto__: null };
    let n = 0;
    for (let step = apply(next, iterator, []); step.done === false; step = apply(next, iterator, [])) {
      if (kind === 2) { items[n++] = step.value[0]; items[n++] = step.value[1]; } else items[n++] = step.value;
      if (n > 2 * total) return undefined;
    }
    return n === (kind === 2 ? 2 * total : total) ? { o, kind, items, n, at: 0, text: "" } : undefined;
  }

  function contentOfDate(o) {
    const time = apply(method(Date.prototype, "getTime"), o, []);
    if (ownKeys(o).length || !(time >= -62135596800000 && time <= 253402300799999)) return undefined; // as datetime
    return "[4," + time + "]";
  }

  function contentOfRegExp(o) {
    if (ownKeys(o).length !== 1) return undefined; // lastIndex
    const flags = ["hasIndices", "d", "global", "g", "ignoreCase", "i", "multiline", "m", "dotAll", "s", "unicode", "u", "unicodeSets", "v", "sticky", "y"];
    let text = "";
    for (let i = 0; i < 16; i += 2) {
      const d = property(RegExp.prototype, flags[i]);
      if (d && apply(d.get, o, [])) text += flags[i + 1];
    }
    return "[6," + quote(apply(getter(RegExp.prototype, "source"), o, [])) + ',"' + text + '"]';
  }

  function typedName(o) { return apply(getter(getPrototypeOf(Int8Array.prototype), typedName.tag), o, []); }
  typedName.tag = Symbol.toStringTag;

  function binary(o, name) {
    const typed = getPrototypeOf(Int8Array.prototype);
    let buffer = o, offset = 0, length;
    if (name === "ArrayBuffer") length = apply(getter(ArrayBuffer.prototype, "byteLength"), o, []);
    else if (name === "SharedArrayBuffer") length = apply(getter(SharedArrayBuffer.prototype, "byteLength"), o, []);
    else {
      const of = name === "DataView" ? DataView.prototype : typed;
      if (of === typed && name === "Buffer" && typedName(o) !== "Uint8Array") return undefined;
      buffer = apply(getter(of, "buffer"), o, []);
      offset = apply(getter(of, "byteOffset"), o, []);
      length = apply(getter(of, "byteLength"), o, []);
    }
    if (length * 1.34 > limit) throw TOO_LARGE;
    // The keys of a typed array are its indexes too: in a long one, a property that the program added is not noticed.
    if (length <= 65536) {
      const keys = ownKeys(o);
      if (keys.length && (buffer === o || name === "DataView" || keys.length !== apply(getter(typed, "length"), o, []))) return undefined;
    }
    const bytes = new Uint8Array(buffer, offset, length); // throws if it is detached
    return '[5,"' + name + '","' + base64(bytes, length) + '"]';
  }

  function base64(bytes, n) {
    const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let text = "", i = 0;
    for (; i + 2 < n; i += 3) {
      const three = (bytes[i] << 16) | (bytes[i + 1] << 8) | bytes[i + 2];
      text += digits[three >> 18] + digits[(three >> 12) & 63] + digits[(three >> 6) & 63] + digits[three & 63];
    }
    if (i + 1 === n) text += digits[bytes[i] >> 2] + digits[(bytes[i] & 3) << 4] + "==";
    if (i + 2 === n) text += digits[bytes[i] >> 2] + digits[((bytes[i] & 3) << 4) | (bytes[i + 1] >> 4)] + digits[(bytes[i + 1] & 15) << 2] + "=";
    return text;
  }

  // --- the walk: an open node is one whose items are being written ---

  const OPEN = -1;
  const stack = { __proto__: null };
  let depth = 0;

  function close(o, node) {
    size += node.length;
    if (size > limit) throw TOO_LARGE;
    nodes += (count ? "," : "") + node;
    nodeOf.set(o, count);
    return "[" + count++ + "]";
  }

  function item(v) { // the text of an item, or undefined if it is an object that was opened
    const short = leaf(v);
    if (short !== undefined) return short;
    if (typeof v === "bigint") return '["' + v + '"]';
    if (typeof v !== "object") return handle(v);
    const known = nodeOf.get(v);
    if (known !== undefined) return known === OPEN ? handle(v) : "[" + known + "]";
    if (!describe && v !== root && handleOf.has(v)) return handle(v);
    let found;
    try { found = content(v); } catch (error) { if (error === TOO_LARGE) throw error; } // a Proxy, say
    if (found === undefined) return handle(v);
    if (typeof found === "string") return close(v, found);
    nodeOf.set(v, OPEN);
    stack[depth++] = found;
    return undefined;
  }

  try {
    let text = item(root);
    while (depth) {
      const frame = stack[depth - 1];
      if (frame.at < frame.n) {
        text = item(frame.items[frame.at++]);
        if (text === undefined) continue;
      } else {
        text = close(frame.o, "[" + frame.kind + frame.text + "]");
        size -= frame.text.length; // counted item by item
        stack[--depth] = undefined;
      }
      if (depth) {
        const parent = stack[depth - 1];
        size += text.length + 1;
        if (size > limit) throw TOO_LARGE;
        parent.text += "," + text;
      }
    }
    if (count === 0 || text !== "[" + (count - 1) + "]") nodes += (count ? "," : "") + "[7," + text + "]";
  } catch (error) {
    if (error === TOO_LARGE) return "";
    throw error;
  }
  nodes = "[" + nodes + "]";
  if (handleCount === 1) return nodes;
  handles.text = nodes;
  return handles;
}
