// The stacks in order of time.
//
// There may be a million runs and stacks of thousands of levels, so no list of boxes is ever made. Trees of ranges find
// where the box of a run begins and ends.

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
