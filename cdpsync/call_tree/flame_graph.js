"use strict";
(async () => {
const find = (id) => document.getElementById(id);
const make = (tag, text = "") => {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
};

// --- the data, as flame_data.py writes it ---

const read = async () => {
  const text = atob(find("data").textContent), packed = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) packed[at] = text.charCodeAt(at);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  const buffer = await new Response(stream).arrayBuffer();
  const length = new Uint32Array(buffer, 0, 1)[0];
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
  let at = 8 + length;
  for (const [name, type, count] of head.columns) {
    const Kind = type === "i" ? Int32Array : Float64Array;
    head[name] = new Kind(buffer, at, count);
    at += Math.ceil(count * Kind.BYTES_PER_ELEMENT / 8) * 8;
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
  return;
}
const data = await read();
const {unit, scale, texts, colours, groups} = data;
const functionOf = data.function, own = data.own, level = summed(data.level, Int32Array), count = level.length;
const fact = (one, field) => data.functions[6 * one + field];
const functions = data.functions.length / 6;
const name = (one) => texts[fact(one, 0)], file = (one) => texts[fact(one, 1)], line = (one) => fact(one, 2);
const groupOf = (one) => groups[fact(one, 5)];
const place = (one) => file(one) && line(one) ? `${file(one)}:${line(one)}` : file(one);
const ROOT = functionOf[0];
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
const isIdle = (node) => groupOf(functionOf[node])[1] === "idle";
let firstIdle = count; // idle comes last
for (let at = 1; at < count; at = end[at]) {
  if (isIdle(at)) {
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

// --- search ---

let wanted = null; // for each function, whether it is searched for
let wantedBefore = null; // how many nodes before each node are
const isWanted = (one) => wanted !== null && wanted[one] === 1;

// --- numbers ---

const three = (value) => {
  const size = Math.abs(value);
  const digits = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
  return value.toLocaleString("en-US", {minimumFractionDigits: digits, maximumFractionDigits: digits});
};
const amount = (steps) => {
  let value = steps / scale;
  if (unit === "seconds") {
    if (Math.abs(value) >= 0.9995) return `${three(value)} s`;
    if (Math.abs(value) >= 0.9995e-3) return `${three(value * 1e3)} ms`;
    return `${three(value * 1e6)} µs`;
  }
  let step = 0;
  for (; Math.abs(value) >= 999.5 && step < 4; step++) value /= 1000;
  return step ? `${three(value)} ${["B", "kB", "MB", "GB", "TB"][step]}` : `${Math.round(value)} B`;
};
const share = (part, of) => of > 0 ? `${(100 * part / of).toFixed(1)}%` : "–";

// --- the three views ---
//
// A view has `from` and `to`, the ends of what it shows; `rows`; and
//   draw(from, to, top, bottom, pixel, emit): what is in sight, in rows from `top` to `bottom`. Boxes narrower than
//     `pixel` are drawn together. It takes time for what is in sight only, however long the recording.
//   at(x, row): the box there, or undefined
//   up(box), down(box), beside(box, step, pixel): the caller, the callee that took most, the next box of at least `pixel`
//   next(box, step): the next box that is searched for
// A box is {row, start, end, one}, where `one` is its function; merged boxes have a `node`, callers' boxes a `caller`.

const above = (node, row) => {
  while (level[node] > row) node = parent[node];
  return node;
};

const mergedBox = (node) => ({
  row: level[node], start: left[node], end: node ? left[node] + total[node] : whole(), one: functionOf[node], node,
  own: own[node],
});
const merged = {
  id: "merged", title: "Merged", hint: "The same stacks are together, the widest first",
  get from() { return 0; },
  get to() { return whole(); },
  get rows() { return rows; },
  draw(from, to, top, bottom, pixel, emit) {
    const stop = last();
    for (let at = 0; at < stop;) {
      const start = left[at], size = at ? total[at] : whole(), row = level[at];
      const sibling = row === 1 && at < firstIdle ? firstIdle : at ? end[parent[at]] : count;
      if (start >= to) {
        at = sibling;
      } else if (start + size <= from && size > 0) {
        at = end[at];
      } else if (size < pixel) { // and so are those after it
        const up = parent[at];
        const right = row === 1 && at < firstIdle ? active : left[up] + total[up] - own[up];
        if (row >= top && right > from) {
          emit(row, start, right, functionOf[at], true, wanted !== null && wantedBefore[sibling] > wantedBefore[at]);
        }
        at = sibling;
      } else {
        if (row >= top) emit(row, start, start + size, functionOf[at], false, isWanted(functionOf[at]));
        at = row < bottom ? at + 1 : end[at];
      }
    }
  },
  at(x, row) {
    if (x < 0 || x >= whole()) return undefined;
    let low = 0, high = last();
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (left[middle] <= x) low = middle;
      else high = middle;
    }
    while (low && left[low] + total[low] <= x) low = parent[low];
    return level[low] < row ? undefined : mergedBox(above(low, row));
  },
  up: (box) => box.node ? mergedBox(parent[box.node]) : undefined,
  down: ({node}) => end[node] > node + 1 && node + 1 < last() && total[node + 1] > 0 ? mergedBox(node + 1) : undefined,
  beside({node, row}, step, pixel) {
    for (let at = step > 0 ? end[node] : node - 1; at > 0 && at < last(); at += step) {
      if (level[at] === row && total[at] >= pixel) return mergedBox(at);
    }
    return undefined;
  },
  next(box, step) {
    const found = [];
    for (let at = 0; at < last();) {
      const here = isWanted(functionOf[at]);
      if (here) found.push(at);
      at = here ? end[at] : at + 1;
    }
    found.sort((a, b) => total[b] - total[a] || a - b);
    const place = found.indexOf(box?.node);
    const node = found[(place + step + (place < 0 && step < 0 ? 1 : 0) + found.length) % found.length];
    return node === undefined ? undefined : mergedBox(node);
  },
};

const makeTimeline = () => {
  const node = summed(data.node, Int32Array), runs = node.length;
  const start = new Float64Array(runs), finish = new Float64Array(runs);
  let now = 0;
  for (let at = 0; at < runs; at++) {
    start[at] = now += data.gap[at];
    finish[at] = now += data.duration[at];
  }
  // A jump leads far up, so that any node above is found in a few steps. Myers, An Applicative Random-Access Stack.
  const jump = new Int32Array(count);
  for (let at = 1; at < count; at++) {
    const up = parent[at], far = jump[up];
    jump[at] = level[up] - level[far] === level[far] - level[jump[far]] ? jump[far] : up;
  }
  const atLevel = (one, wantedLevel) => {
    while (level[one] > wantedLevel) one = level[jump[one]] >= wantedLevel ? jump[one] : parent[one];
    return one;
  };
  const within = (inner, outer) => inner >= outer && inner < end[outer];
  const common = (a, b) => {
    while (!within(b, a)) a = within(b, jump[a]) ? parent[a] : jump[a];
    return level[a];
  };
  // Two trees of ranges: in each, the shallowest level that a run shares with the one before, and the deepest level.
  let leaves = 1;
  while (leaves < runs) leaves *= 2;
  const shared = new Int32Array(2 * leaves).fill(-1), deepest = new Int32Array(2 * leaves).fill(-1);
  for (let at = 0; at < runs; at++) {
    shared[leaves + at] = at && finish[at - 1] === start[at] ? common(node[at - 1], node[at]) : 0;
    deepest[leaves + at] = level[node[at]];
  }
  for (let at = leaves - 1; at > 0; at--) {
    shared[at] = Math.min(shared[2 * at], shared[2 * at + 1]);
    deepest[at] = Math.max(deepest[2 * at], deepest[2 * at + 1]);
  }
  // The first leaf from `at` on, or the last one before and including it, in a range that is good.
  const after = (at, good) => {
    if (at >= leaves) return runs;
    for (at += leaves; !good(at);) {
      while (at & 1) at >>= 1;
      if (at === 0) return runs;
      at++;
    }
    while (at < leaves) at = good(2 * at) ? 2 * at : 2 * at + 1;
    return Math.min(runs, at - leaves);
  };
  const before = (at, good) => {
    if (at < 0) return -1;
    for (at += leaves; !good(at);) {
      while (at > 1 && !(at & 1)) at >>= 1;
      if (at <= 1) return -1;
      at--;
    }
    while (at < leaves) at = good(2 * at + 1) ? 2 * at + 1 : 2 * at;
    return at - leaves;
  };
  const deep = (wantedLevel) => (at) => deepest[at] >= wantedLevel;
  const apart = (wantedLevel) => (at) => shared[at] < wantedLevel;
  const runAt = (time) => { // the first run that ends after it
    let low = 0, high = runs;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (finish[middle] > time) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const box = (run, row) => {
    const first = before(run, apart(row + 1)), next = after(run + 1, apart(row + 1));
    const one = atLevel(node[run], row + 1);
    return {row, start: start[first], end: finish[next - 1], one: functionOf[one], node: one, first, next};
  };
  const from = Math.min(0, start[0]), to = finish[runs - 1];
  let firstWanted = null, known = null; // for each node, the level of the topmost caller that is searched for, or 0
  const levels = () => {
    if (known !== wanted) {
      firstWanted = new Int32Array(count);
      for (let at = 1; at < count; at++) {
        firstWanted[at] = firstWanted[parent[at]] || (isWanted(functionOf[at]) ? level[at] : 0);
      }
      known = wanted;
    }
    return firstWanted;
  };
  return {
    id: "time", title: "Time order", hint: "What was on the stack at each time, from left to right",
    from, to, rows: rows - 1,
    draw(from, to, top, bottom, pixel, emit) {
      for (let row = top; row <= bottom; row++) {
        let x = from, run = runAt(x);
        for (;;) {
          run = after(run, deep(row + 1));
          if (run >= runs || start[run] >= to) break;
          const one = box(run, row);
          if (one.end - one.start >= pixel) {
            emit(row, one.start, one.end, one.one, false, isWanted(one.one));
            run = one.next;
            x = one.end;
          } else {
            const edge = from + (Math.floor((Math.max(x, one.start) - from) / pixel) + 1) * pixel;
            const next = Math.max(runAt(edge), run + 1);
            let found = isWanted(one.one);
            for (let at = run; wanted !== null && !found && at < Math.min(next, run + 32); at++) {
              found = level[node[at]] > row && isWanted(functionOf[atLevel(node[at], row + 1)]);
            }
            emit(row, Math.max(one.start, edge - pixel), edge, one.one, true, found);
            run = next;
            x = edge;
          }
        }
      }
    },
    at(x, row) {
      const run = runAt(x);
      return run < runs && start[run] <= x && level[node[run]] > row ? box(run, row) : undefined;
    },
    up: (one) => one.row ? box(one.first, one.row - 1) : undefined,
    down(one) {
      let widest;
      for (let run = one.first; run < one.next;) {
        run = after(run, deep(one.row + 2));
        if (run >= one.next) break;
        const inner = box(run, one.row + 1);
        if (widest === undefined || inner.end - inner.start > widest.end - widest.start) widest = inner;
        run = inner.next;
      }
      return widest;
    },
    beside(one, step, pixel) {
      for (let run = step > 0 ? one.next : one.first - 1; ;) {
        run = step > 0 ? after(run, deep(one.row + 1)) : before(run, deep(one.row + 1));
        if (run < 0 || run >= runs) return undefined;
        const found = box(run, one.row);
        if (found.end - found.start >= pixel) return found;
        run = step > 0 ? found.next : found.first - 1;
      }
    },
    next(one, step) {
      const tops = levels();
      const begin = one ? (step > 0 ? one.next : one.first - 1) : step > 0 ? 0 : runs - 1;
      for (let turn = 0; turn < runs; turn++) {
        const run = (begin + step * turn + 2 * runs) % runs;
        if (tops[node[run]]) return box(run, tops[node[run]] - 1);
      }
      return undefined;
    },
    self(one) {
      let sum = 0;
      for (let run = one.first; run < one.next; run++) if (node[run] === one.node) sum += finish[run] - start[run];
      return sum;
    },
  };
};

// Functions by what they took themselves, and below each its callers. A level is made when it is first in sight.
const makeCallers = () => {
  let tops = null, size = 0, deepest = 1, shown = null;
  const grouped = (nodes, amounts, row, start, up) => {
    const found = new Map();
    for (let at = 0; at < nodes.length; at++) {
      const one = functionOf[nodes[at]];
      let group = found.get(one);
      if (!group) found.set(one, group = {one, row, size: 0, nodes: [], amounts: [], below: null, up});
      group.size += amounts[at];
      group.nodes.push(nodes[at]);
      group.amounts.push(amounts[at]);
    }
    const list = [...found.values()].sort((a, b) => b.size - a.size);
    for (const [place, group] of list.entries()) {
      group.start = start;
      group.place = place;
      start += group.size;
    }
    deepest = Math.max(deepest, list.length ? row + 1 : 0);
    return list;
  };
  const list = () => {
    if (tops === null || shown !== idleShown) {
      const nodes = [];
      for (let at = 1; at < last(); at++) if (own[at] > 0) nodes.push(at);
      deepest = 1;
      tops = grouped(nodes, nodes.map((node) => own[node]), 0, 0, null);
      size = tops.reduce((sum, one) => sum + one.size, 0);
      shown = idleShown;
    }
    return tops;
  };
  const below = (group) => {
    if (group.below === null) {
      const nodes = [], amounts = [];
      for (const [at, node] of group.nodes.entries()) {
        if (!parent[node]) continue;
        nodes.push(parent[node]);
        amounts.push(group.amounts[at]);
      }
      group.below = grouped(nodes, amounts, group.row + 1, group.start, group);
    }
    return group.below;
  };
  const box = (caller) => caller && {
    row: caller.row, start: caller.start, end: caller.start + caller.size, one: caller.one, caller,
  };
  return {
    id: "callers", title: "Callers", hint: "The functions that took most themselves, and below each of them its callers",
    get from() { return 0; },
    get to() { list(); return Math.max(size, 1); },
    get rows() { list(); return deepest; },
    draw(from, to, top, bottom, pixel, emit) {
      const todo = [list()];
      while (todo.length) {
        const siblings = todo.pop();
        for (const group of siblings) {
          const right = group.start + group.size;
          if (group.start >= to) break;
          if (right <= from) continue;
          if (group.size < pixel) {
            const end = siblings.at(-1).start + siblings.at(-1).size;
            if (group.row >= top) emit(group.row, group.start, end, group.one, true, false);
            break;
          }
          if (group.row >= top) emit(group.row, group.start, right, group.one, false, isWanted(group.one));
          if (group.row < bottom) todo.push(below(group));
        }
      }
    },
    at(x, row) {
      let siblings = list(), found;
      for (let here = 0; here <= row; here++) {
        found = siblings.find((one) => one.start <= x && x < one.start + one.size);
        if (!found) return undefined;
        if (here < row) siblings = below(found);
      }
      return box(found);
    },
    up: ({caller}) => box(caller.up) ?? undefined,
    down: ({caller}) => box(below(caller)[0]),
    beside({caller}, step, pixel) {
      const found = (caller.up ? below(caller.up) : list())[caller.place + step];
      return found && found.size >= pixel ? box(found) : undefined;
    },
    next(one, step) {
      const found = list().filter((group) => isWanted(group.one));
      const place = one?.row === 0 ? found.indexOf(one.caller) : -1;
      return box(found[(place + step + (place < 0 && step < 0 ? 1 : 0) + found.length) % found.length]);
    },
  };
};

const views = [...(data.gap?.length ? [makeTimeline()] : []), merged, makeCallers()];
let view = views[0], from = view.from, to = view.to, chosen, pointed;

// --- drawing ---

const graph = find("graph"), canvas = find("canvas"), tall = find("tall"), context = canvas.getContext("2d");
const ROW = 18, AXIS = 20, FONT = 11.5, PAD = 4;
const dark = matchMedia("(prefers-color-scheme: dark)"), print = matchMedia("print");
let width = 0, height = 0, ratio = 1, asked = false;
const widths = new Map();
const style = () => getComputedStyle(document.documentElement);

const textWidth = (text) => {
  let found = widths.get(text);
  if (found === undefined) {
    if (widths.size > 50_000) widths.clear();
    widths.set(text, found = context.measureText(text).width);
  }
  return found;
};
const fitted = (text, room) => {
  const full = textWidth(text);
  if (full <= room) return text;
  const letters = Math.floor(text.length * room / full) - 1;
  return letters >= 2 ? `${text.slice(0, letters)}…` : "";
};

const ask = () => {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    draw();
  });
};

const resize = () => {
  tall.style.height = `${AXIS + view.rows * ROW + 2}px`;
  const most = Math.max(240, Math.min(innerHeight * 0.72, 900));
  graph.style.height = `${Math.min(most, AXIS + Math.max(view.rows, 4) * ROW + 4)}px`;
  [width, height, ratio] = [tall.clientWidth, graph.clientHeight, devicePixelRatio || 1];
  canvas.style.height = `${height}px`;
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
};

const draw = () => {
  const colors = style(), value = (key) => colors.getPropertyValue(`--${key}`).trim();
  const [card, ink, soft, lines, text, several, match] =
    ["card", "ink", "soft", "line", "text", "several", "match"].map(value);
  const tone = dark.matches && !print.matches ? 1 : 0;
  const perPixel = (to - from) / (width * ratio), scroll = graph.scrollTop;
  const top = Math.max(0, Math.floor(scroll / ROW)), bottom = Math.min(view.rows - 1, Math.floor((scroll + height) / ROW));
  const before = view.rows;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = card;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.font = `${FONT}px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif`;
  context.textBaseline = "middle";
  context.direction = "ltr";
  const y = (row) => Math.round((AXIS + row * ROW - scroll) * ratio);
  const x = (where) => Math.round((where - from) / perPixel);
  const fills = new Map(), labels = [];
  const drawn = [];
  view.draw(from, to, top, bottom, perPixel, (row, start, end, one, crowd, found) => {
    const x1 = Math.max(0, x(start)), x2 = Math.min(canvas.width, Math.max(x(end), x1 + 1));
    const gap = x2 - x1 > 3 ? 1 : 0;
    const colour = found ? match : crowd && x2 - x1 > 2 ? several : colours[fact(one, 4)][tone];
    const faded = wanted !== null && !found ? 1 : 0;
    const key = `${faded}${colour}`;
    let list = fills.get(key);
    if (!list) fills.set(key, list = []);
    list.push(x1, y(row), x2 - x1 - gap, y(row + 1) - y(row) - 1);
    drawn.push([row, start, end, one, crowd, found]);
    if (!crowd && (x2 - x1) / ratio > 22) labels.push([x1 / ratio, (x2 - x1) / ratio, row, one, faded]);
  });
  for (const [key, list] of fills) {
    context.globalAlpha = key[0] === "1" ? 0.4 : 1;
    context.fillStyle = key.slice(1);
    for (let at = 0; at < list.length; at += 4) context.fillRect(list[at], list[at + 1], list[at + 2], list[at + 3]);
  }
  context.globalAlpha = 1;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const [start, wide, row, one, faded] of labels) {
    const shown = fitted(title(one), wide - 2 * PAD);
    if (!shown) continue;
    context.fillStyle = faded ? soft : ink;
    context.fillText(shown, start + PAD, AXIS + (row + 0.5) * ROW - scroll, wide - PAD);
  }
  for (const [box, colour, thick] of [[pointed, text, 1], [chosen, text, 2]]) {
    if (!box || box.end <= from || box.start >= to) continue;
    const x1 = Math.max(-3, x(box.start) / ratio), x2 = Math.min(width + 3, Math.max(x(box.end) / ratio, x1 + 2));
    context.strokeStyle = colour;
    context.lineWidth = thick;
    context.strokeRect(x1 + thick / 2, AXIS + box.row * ROW - scroll + thick / 2, x2 - x1 - thick - 0.5, ROW - thick - 1);
  }
  drawAxis(card, soft, lines);
  graph.drawn = drawn;
  if (view.rows !== before) { // callers were made that are now in sight
    resize();
    ask();
  }
};

const drawAxis = (card, soft, lines) => {
  context.fillStyle = card;
  context.fillRect(0, 0, width, AXIS - 1);
  context.fillStyle = lines;
  context.fillRect(0, AXIS - 2, width, 1);
  const rough = (to - from) / Math.max(1, width / 110), power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough);
  for (let at = Math.ceil(from / step); at * step < to; at++) {
    const x = (at * step - from) / (to - from) * width;
    context.fillStyle = lines;
    context.fillRect(x, 0, 1, AXIS - 2);
    context.fillStyle = soft;
    context.fillText(tick(at * step, step), x + 4, AXIS / 2);
  }
};
// As many digits as the steps between the marks need.
const tick = (where, step) => {
  const value = where / scale, size = step / scale;
  const [factor, sign] = unit === "seconds"
    ? (to / scale < 1e-3 ? [1e6, "µs"] : to / scale < 1 ? [1e3, "ms"] : [1, "s"])
    : (to / scale < 1e3 ? [1, "B"] : to / scale < 1e6 ? [1e-3, "kB"] : to / scale < 1e9 ? [1e-6, "MB"] : [1e-9, "GB"]);
  const digits = Math.min(9, Math.max(0, Math.ceil(-Math.log10(size * factor) - 1e-9)));
  return `${(value * factor).toFixed(digits)} ${sign}`;
};

// --- moving ---

const show = (start, finish) => {
  const least = Math.max((view.to - view.from) * 1e-9, 4 / 1000 * (unit === "bytes" ? 1000 : 1));
  const size = Math.min(view.to - view.from, Math.max(finish - start, least));
  from = Math.min(Math.max(start, view.from), view.to - size);
  to = from + size;
  hideTip();
  ask();
};
const showAll = () => show(view.from, view.to);
const zoom = (factor, where = chosen ? (Math.max(from, chosen.start) + Math.min(to, chosen.end)) / 2 : (from + to) / 2) => {
  const middle = Math.min(Math.max(where, from), to), size = (to - from) * factor;
  show(middle - (middle - from) / (to - from) * size, middle + (to - middle) / (to - from) * size);
};
const pan = (part) => show(from + part * (to - from), to + part * (to - from));

const reveal = (box) => {
  const y = box.row * ROW, room = graph.clientHeight - AXIS;
  if (y < graph.scrollTop) graph.scrollTop = y;
  else if (y + ROW > graph.scrollTop + room) graph.scrollTop = y + ROW - room + 2;
  if (box.start >= to || box.end <= from) {
    const size = Math.max(to - from, (box.end - box.start) * 1.2), middle = (box.start + box.end) / 2;
    show(middle - size / 2, middle + size / 2);
  }
};
const choose = (box) => {
  if (!box) return;
  chosen = box;
  reveal(box);
  describe(box);
  ask();
};

const selfTime = (box) => box.own ?? view.self?.(box);
const facts = (box) => {
  const {one} = box, size = box.end - box.start, own = selfTime(box), found = [];
  const here = `${amount(size)}, ${share(size, whole())} of all, ${share(size, to - from)} of the view`;
  if (view.id === "callers") {
    found.push(box.row ? `${here}: what ${title(top(box))} took itself when called from here` : `self ${here}`);
  } else {
    found.push(`total ${here}; self ${amount(own)}, ${share(own, whole())}`);
  }
  if (view.id === "time") found.push(`from ${amount(box.start)} to ${amount(box.end)}`);
  if (one !== ROOT) {
    found.push(`in all calls: total ${amount(totalOf[one])}, ${share(totalOf[one], whole())}; ` +
      `self ${amount(selfOf[one])}, ${share(selfOf[one], whole())}`);
  }
  return found;
};
const top = (box) => {
  let group = box.caller;
  while (group.up) group = group.up;
  return group.one;
};
const where = (one) => one === ROOT ? "" : [place(one), groupOf(one)[0]].filter(Boolean).join(" · ");
const describe = (box) => {
  const details = find("details");
  details.textContent = "";
  if (!box) return;
  details.append(make("b", title(box.one)), " ", make("span", where(box.one)), make("br"), facts(box).join(" · "));
};

const tip = find("tip");
const hideTip = () => {
  tip.hidden = true;
  if (pointed) ask();
  pointed = undefined;
};
const explain = (box, x, y) => {
  tip.textContent = "";
  tip.append(make("b", title(box.one)));
  if (where(box.one)) tip.append(make("div", where(box.one)));
  for (const text of facts(box)) tip.append(make("div", text));
  tip.hidden = false;
  const {offsetWidth: w, offsetHeight: h} = tip;
  tip.style.left = `${Math.max(4, x + w + 20 > innerWidth ? x - w - 12 : x + 14)}px`;
  tip.style.top = `${Math.max(4, y + h + 20 > innerHeight ? y - h - 12 : y + 16)}px`;
};

const under = (event) => {
  const area = canvas.getBoundingClientRect();
  const y = event.clientY - area.top;
  if (y < AXIS || event.clientX < area.left || event.clientX >= area.right) return undefined;
  const row = Math.floor((y - AXIS + graph.scrollTop) / ROW);
  return view.at(timeAt(event), row);
};
const timeAt = (event) => {
  const area = canvas.getBoundingClientRect();
  return from + (event.clientX - area.left) / area.width * (to - from);
};

let drag = null;
graph.addEventListener("pointerdown", (event) => {
  if (event.button !== 0 || event.offsetX >= graph.clientWidth && event.target === graph) return;
  drag = {x: event.clientX, y: event.clientY, from, to, scroll: graph.scrollTop, moved: false};
});
addEventListener("pointermove", (event) => {
  if (drag) {
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.hypot(dx, dy) < 5) return;
    drag.moved = true;
    graph.classList.add("moving");
    graph.scrollTop = drag.scroll - dy;
    const shift = dx / width * (drag.to - drag.from);
    show(drag.from - shift, drag.to - shift);
    return;
  }
  if (!graph.contains(event.target)) {
    if (!tip.hidden) hideTip();
    return;
  }
  const box = under(event);
  if (!box) return hideTip();
  const changed = !pointed || pointed.row !== box.row || pointed.start !== box.start || pointed.one !== box.one;
  pointed = box;
  explain(box, event.clientX, event.clientY);
  if (changed) ask();
});
addEventListener("pointerup", (event) => {
  const was = drag;
  drag = null;
  graph.classList.remove("moving");
  if (!was || was.moved) return;
  const box = under(event);
  if (!box) return;
  choose(box);
  show(box.start, box.end);
});
addEventListener("pointercancel", () => { drag = null; });
graph.addEventListener("pointerleave", hideTip);
graph.addEventListener("dblclick", (event) => event.preventDefault());
graph.addEventListener("wheel", (event) => {
  const unitSize = event.deltaMode === 1 ? 18 : event.deltaMode === 2 ? height : 1;
  const across = (event.shiftKey && !event.deltaX ? event.deltaY : event.deltaX) * unitSize;
  const down = event.shiftKey && !event.deltaX ? 0 : event.deltaY * unitSize;
  if (Math.abs(across) > Math.abs(down)) {
    pan(across / width);
  } else {
    if (down > 0 && to - from >= view.to - view.from && !event.ctrlKey) return; // the page scrolls
    zoom(Math.exp(Math.min(1, Math.max(-1, down / (event.ctrlKey ? 100 : 300)))), timeAt(event));
  }
  event.preventDefault();
}, {passive: false});
graph.addEventListener("scroll", () => {
  hideTip();
  ask();
});

const pick = (next) => {
  if (!next || next === view) return;
  view = next;
  [chosen, pointed] = [undefined, undefined];
  for (const button of find("views").children) button.setAttribute("aria-pressed", button.value === view.id);
  graph.setAttribute("aria-label", `Flame graph: ${view.title}`);
  [from, to] = [view.from, view.to];
  graph.scrollTop = 0;
  describe();
  hideTip();
  resize();
  ask();
};

const move = (key) => {
  if (!chosen) return view.at((from + to) / 2, 0) ?? view.beside({row: 0, node: 0, first: 0, next: 0}, 1, 0);
  const pixel = (to - from) / width;
  return {
    ArrowUp: () => view.up(chosen), ArrowDown: () => view.down(chosen),
    ArrowLeft: () => view.beside(chosen, -1, pixel), ArrowRight: () => view.beside(chosen, 1, pixel),
  }[key]();
};
graph.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const {key} = event, page = Math.max(ROW, graph.clientHeight - AXIS - ROW);
  if (key.startsWith("Arrow") && event.shiftKey && key !== "ArrowUp" && key !== "ArrowDown") {
    pan(key === "ArrowLeft" ? -0.2 : 0.2);
  } else if (key.startsWith("Arrow")) choose(move(key));
  else if (key === "+" || key === "=" || key === "w") zoom(1 / 1.5);
  else if (key === "-" || key === "_" || key === "s") zoom(1.5);
  else if (key === "a") pan(-0.2);
  else if (key === "d") pan(0.2);
  else if (key === "PageDown") graph.scrollTop += page;
  else if (key === "PageUp") graph.scrollTop -= page;
  else if (key === "Home") graph.scrollTop = 0;
  else if (key === "End") graph.scrollTop = tall.clientHeight;
  else if (key === "Escape" || key === "0") showAll();
  else if ((key === "Enter" || key === " ") && chosen) show(chosen.start, chosen.end);
  else if (key === "/") find("search").focus();
  else if (/^[1-3]$/.test(key)) pick(views[key - 1]);
  else return;
  event.preventDefault();
});
addEventListener("keydown", (event) => {
  if (event.key !== "f" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  if (document.activeElement === find("search")) return; // the second time, the browser's own search
  find("search").focus();
  find("search").select();
  event.preventDefault();
});

// --- search ---

const search = find("search"), found = find("found");
const tester = (text) => {
  const pattern = /^\/(.+)\/(i?)$/.exec(text);
  if (pattern) {
    const wantedPattern = new RegExp(pattern[1], pattern[2]);
    return (one) => wantedPattern.test(title(one)) || wantedPattern.test(place(one));
  }
  const lower = text.toLowerCase();
  return (one) => title(one).toLowerCase().includes(lower) || place(one).toLowerCase().includes(lower);
};
const look = () => {
  const text = search.value;
  [wanted, wantedBefore] = [null, null];
  found.textContent = "";
  found.className = "";
  if (text) {
    let test;
    try {
      test = tester(text);
    } catch {
      found.textContent = "This is not a regular expression.";
      found.className = "none";
      return ask();
    }
    wanted = new Uint8Array(functions);
    let matches = 0;
    for (let one = 0; one < functions; one++) {
      if (one !== ROOT && test(one)) {
        wanted[one] = 1;
        if (totalOf[one] > 0 && (idleShown || groupOf(one)[1] !== "idle")) matches++;
      }
    }
    wantedBefore = new Int32Array(count + 1);
    for (let at = 0; at < count; at++) wantedBefore[at + 1] = wantedBefore[at] + wanted[functionOf[at]];
    let sum = 0; // one inside of another counts once
    for (let at = 0; at < last();) {
      if (wanted[functionOf[at]]) {
        sum += total[at];
        at = end[at];
      } else {
        at++;
      }
    }
    found.textContent = matches
      ? `${matches.toLocaleString("en-US")} function${matches === 1 ? "" : "s"}, ${amount(sum)}, ${share(sum, whole())}`
      : "Nothing found.";
    found.className = matches ? "" : "none";
  }
  ask();
};
search.addEventListener("input", look);
search.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && wanted !== null) {
    choose(view.next(chosen && isWanted(chosen.one) ? chosen : undefined, event.shiftKey ? -1 : 1));
  } else if (event.key === "Escape") {
    search.value = "";
    look();
    graph.focus();
  } else {
    return;
  }
  event.preventDefault();
});

// --- the page around it ---

for (const one of views) {
  const button = make("button", one.title);
  Object.assign(button, {type: "button", value: one.id, title: one.hint});
  button.setAttribute("aria-pressed", one === view);
  button.addEventListener("click", () => pick(one));
  find("views").append(button);
}
find("in").addEventListener("click", () => zoom(1 / 1.5));
find("out").addEventListener("click", () => zoom(1.5));
find("all").addEventListener("click", showAll);
if (firstIdle < count && total[firstIdle] > 0) {
  find("idle").hidden = false;
  find("idle").firstElementChild.addEventListener("change", (event) => {
    idleShown = event.target.checked;
    [chosen, pointed] = [undefined, undefined];
    [from, to] = [view.from, view.to];
    describe();
    look();
  });
}
for (const button of document.querySelectorAll("td button")) {
  button.addEventListener("click", () => {
    search.value = button.textContent;
    look();
    choose(view.next(undefined, 1));
    graph.focus();
  });
}
const legend = () => {
  const sums = groups.map(() => 0), shades = groups.map(() => new Map());
  for (let one = 0; one < functions; one++) {
    if (one === ROOT) continue;
    const group = fact(one, 5);
    sums[group] += selfOf[one];
    shades[group].set(fact(one, 4), (shades[group].get(fact(one, 4)) ?? 0) + selfOf[one]);
  }
  const order = [...groups.keys()].filter((at) => sums[at] > 0 && (idleShown || groups[at][1] !== "idle"));
  order.sort((a, b) => (groups[b][1] === "own") - (groups[a][1] === "own") || sums[b] - sums[a]);
  const list = find("legend");
  list.textContent = "";
  for (const group of order.slice(0, 14)) {
    const item = make("li"), swatch = make("i"), most = groups[group][1] === "own" ? 4 : 1;
    const shown = [...shades[group]].sort((a, b) => b[1] - a[1]).slice(0, most);
    for (const [colour] of shown) {
      const part = make("b");
      part.style.background = colours[colour][dark.matches && !print.matches ? 1 : 0];
      swatch.append(part);
    }
    item.append(swatch, groups[group][0], make("span", `self ${share(sums[group], whole())}`));
    list.append(item);
  }
  if (order.length > 14) list.append(make("li", `and ${order.length - 14} more`));
};

find("trouble").hidden = true;
find("flames").hidden = false;
const redraw = () => {
  resize();
  legend();
  draw();
};
redraw();
new ResizeObserver(() => {
  if (tall.clientWidth !== width || graph.clientHeight !== height || devicePixelRatio !== ratio) {
    resize();
    draw();
  }
}).observe(graph);
addEventListener("resize", () => { resize(); ask(); });
dark.addEventListener("change", redraw);
print.addEventListener("change", redraw);
graph.ready = true;
})();
