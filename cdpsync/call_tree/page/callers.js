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
    id: "callers", grows: true, title: "Callers", hint: "The functions that took most themselves, and below each of them its callers",
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
