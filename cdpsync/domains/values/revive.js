// Makes the arguments of a call, from the nodes of arguments.py and the handles that they mention. Items and nodes are
// as in serialise.js, except for ["number", text], ["bigint", text] and ["handle", n]. Returns the last node.
function revive(nodes, handles) {
  const built = { __proto__: null }, define = Reflect.defineProperty, construct = Reflect.construct;
  const types = { __proto__: null, Int8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array };
  const put = (o, key, value) => define(o, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });

  function item(found) {
    if (typeof found !== "object" || found === null) return found;
    if (typeof found[0] === "number") return built[found[0]];
    if (found[0] === "handle") return handles[found[1]];
    return found[0] === "bigint" ? BigInt(found[1]) : +found[1];
  }

  function bytes(text) {
    const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", value = { __proto__: null };
    for (let i = 0; i < 64; i++) value[digits[i]] = i;
    let n = text.length, padding = text[n - 1] !== "=" ? 0 : text[n - 2] !== "=" ? 1 : 2;
    const made = new Uint8Array((n / 4) * 3 - padding);
    for (let i = 0, at = 0; i < n; i += 4) {
      const four = (value[text[i]] << 18) | (value[text[i + 1]] << 12) | (value[text[i + 2]] << 6) | value[text[i + 3]];
      made[at++] = four >> 16;
      made[at++] = (four >> 8) & 255;
      made[at++] = four & 255;
    }
    return made;
  }

  for (let n = 0; n < nodes.length; n++) {
    const node = nodes[n], kind = node[0], size = node.length;
    let made;
    if (kind === 0) { made = []; for (let i = 1; i < size; i++) put(made, i - 1, item(node[i])); }
    else if (kind === 1) { made = {}; for (let i = 1; i < size; i += 2) put(made, node[i], item(node[i + 1])); }
    else if (kind === 2) { made = new Map(); for (let i = 1; i < size; i += 2) made.set(item(node[i]), item(node[i + 1])); }
    else if (kind === 3) { made = new Set(); for (let i = 1; i < size; i++) made.add(item(node[i])); }
    else if (kind === 4) made = new Date(node[1]);
    else if (kind === 6) made = new RegExp(node[1], node[2]);
    else { made = bytes(node[2]); if (node[1] !== "Uint8Array") made = construct(types[node[1]], [made.buffer]); }
    built[n] = made;
  }
  return built[nodes.length - 1];
}
