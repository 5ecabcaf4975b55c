// The numbers of a recording, as flame_data.py writes them.

const find = (id) => document.getElementById(id);
const make = (tag, text = "") => {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
};

const read = async () => {
  const text = atob(find("data").textContent), packed = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) packed[at] = text.charCodeAt(at);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const length = new DataView(bytes.buffer).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  let at = 4 + length;
  for (const [name, type, count] of head.columns) {
    const size = type === "i" ? 4 : 8, sorted = new Uint8Array(count * size);
    for (let place = 0; place < size; place++) {
      for (let number = 0; number < count; number++) sorted[number * size + place] = bytes[at++];
    }
    head[name] = new (type === "i" ? Int32Array : Float64Array)(sorted.buffer);
  }
  return head;
};

const summed = (differences, Kind) => {
  const found = new Kind(differences.length);
  let sum = 0;
  for (let at = 0; at < found.length; at++) found[at] = sum += differences[at];
  return found;
};

if (typeof DecompressionStream === "undefined") {
  find("trouble").textContent = "The flame graph needs a browser of 2023 or later. The numbers below do not.";
  await new Promise(() => {});
}
const data = await read();
const {unit, scale, texts, colours, groups, kinds} = data;
const functionOf = data.function, own = data.own, level = summed(data.level, Int32Array), count = level.length;
const fact = (one, field) => data.functions[6 * one + field];
const functions = data.functions.length / 6;
const name = (one) => texts[fact(one, 0)], file = (one) => texts[fact(one, 1)], line = (one) => fact(one, 2);
const groupOf = (one) => groups[fact(one, 5)];
const place = (one) => file(one) && line(one) ? `${file(one)}:${line(one)}` : file(one);
const ROOT = functionOf[0];
const isIdle = (one) => kinds[fact(one, 5)] === "idle";
const title = (one) => one === ROOT ? "all" : name(one);

// The nodes are in the order of a walk through the tree, the one that took most first, so what is below a node is from
// the next node to `end`.
const parent = new Int32Array(count), end = new Int32Array(count);
const total = Float64Array.from(own), left = new Float64Array(count);
let rows = 0;
{
  const path = [];
  for (let at = 0; at < count; at++) {
    path[level[at]] = at;
    parent[at] = at ? path[level[at] - 1] : 0;
    end[at] = at + 1;
    rows = Math.max(rows, level[at] + 1);
  }
  for (let at = count - 1; at > 0; at--) {
    total[parent[at]] += total[at];
    end[parent[at]] = Math.max(end[parent[at]], end[at]);
  }
  const right = new Float64Array(rows + 1);
  for (let at = 0; at < count; at++) {
    left[at] = right[level[at]];
    right[level[at] + 1] = left[at];
    right[level[at]] += total[at];
  }
}
let firstIdle = count; // idle comes last
for (let at = 1; at < count; at = end[at]) {
  if (isIdle(functionOf[at])) {
    firstIdle = at;
    break;
  }
}
const active = firstIdle < count ? left[firstIdle] : total[0] - own[0];
let idleShown = false;
const last = () => idleShown ? count : firstIdle;
const whole = () => idleShown ? total[0] : active + own[0];

const selfOf = new Float64Array(functions), totalOf = new Float64Array(functions);
{
  const until = new Int32Array(functions); // recursion counts once
  for (let at = 0; at < count; at++) {
    const one = functionOf[at];
    selfOf[one] += own[at];
    if (at >= until[one]) {
      totalOf[one] += total[at];
      until[one] = end[at];
    }
  }
}
