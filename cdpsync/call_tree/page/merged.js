// The nodes where calls of one function are together, left to right by what they took; and what all views are.

let wanted = null; // for each function, whether it is searched for
let wantedBefore = null; // how many nodes before each node are
const isWanted = (one) => wanted !== null && wanted[one] === 1;

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
