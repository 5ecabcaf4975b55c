// --- the treemap ---

const cells = data.cells.map(([parent, kind, members, size, own, below, id, name, label, path, called]) => ({
  parent, kind: data.kinds[kind], members, size, own, below, id, name: data.names[name], label, path, called, inner: [],
}));
const total = cells[0].size || 1;
for (const cell of cells) {
  cell.parent = cells[cell.parent];
  cell.parent?.inner.push(cell);
}
for (const cell of cells) {
  if (!cell.inner.length) continue;
  cell.inner.sort((a, b) => b.size - a.size);
  let left = cell.below, size = cell.size - cell.own;
  for (const one of cell.inner) {
    left -= one.id < 0 ? one.members : 1;
    size -= one.size;
  }
  if (size > 0) cell.inner.push({parent: cell, kind: "more", members: left, size, label: `${count(left)} more`, inner: []});
  if (cell.own > 0) {
    const kind = cell.kind + " own";
    cell.inner.push({parent: cell, kind, members: 0, size: cell.own, label: "itself", inner: []});
  }
}

const map = find("map"), crumbs = find("crumbs"), tip = find("tip");
const HEAD = 16, PAD = 2, LETTER = 6.5, LEAST = 1.5;
let view = cells[data.start], boxes = new Map(), width = 0;

// Fills rows along the shorter side. A row ends when one more cell would make its cells less square.
// Bruls et al., Squarified Treemaps.
const squarify = (items, x, y, w, h, place) => {
  const scale = w * h / items.reduce((sum, item) => sum + item.size, 0);
  for (let from = 0; from < items.length;) {
    const side = Math.min(w, h);
    let sum = 0, least = Infinity, most = 0, worst = Infinity, to = from;
    while (to < items.length) {
      const area = items[to].size * scale, next = sum + area;
      const small = Math.min(least, area), big = Math.max(most, area);
      const ratio = Math.max(side * side * big / (next * next), next * next / (side * side * small));
      if (ratio > worst) break;
      [sum, least, most, worst] = [next, small, big, ratio];
      to++;
    }
    const thick = side > 0 ? sum / side : 0;
    let at = 0;
    for (const item of items.slice(from, to)) {
      const long = thick > 0 ? item.size * scale / thick : 0;
      if (w >= h) place(item, x, y + at, thick, long);
      else place(item, x + at, y, long, thick);
      at += long;
    }
    if (w >= h) [x, w] = [x + thick, w - thick];
    else [y, h] = [y + thick, h - thick];
    from = to;
  }
};

const draw = (cell, x, y, w, h, level) => {
  if (w < LEAST || h < LEAST) return;
  const box = make("div", `cell ${cell.kind}`);
  Object.assign(box.style, {left: `${100 * x / width}%`, width: `${100 * w / width}%`, top: `${y}px`, height: `${h}px`});
  box.setAttribute("role", "treeitem");
  box.setAttribute("aria-level", level);
  box.setAttribute("aria-label", `${name(cell)}, ${bytes(cell.size)}, ${share(cell)}`);
  box.tabIndex = -1;
  box.cell = cell;
  boxes.set(cell, box);
  const [left, top] = [w - 2 * PAD, h - HEAD - 2 * PAD];
  const holds = cell.inner.length && left > 14 && top > 10, tall = !holds && h > 32;
  if (holds) box.classList.add("holds");
  if (tall) box.classList.add("tall");
  if (w > 40 && h > 17) {
    const [text, size] = [name(cell).replace(/^((?:\w+: )?)(?:\w+::)+/, "$1"), bytes(cell.size)];
    box.append(make("b", "", text));
    if (w > LETTER * (size.length + (tall ? 2 : text.length + 3))) box.append(make("span", "", size));
  }
  map.append(box);
  if (holds) squarify(cell.inner, x + PAD, y + HEAD + PAD, left, top, (...place) => draw(...place, level + 1));
};

const name = (cell) => {
  const text = cell.members > 1 && cell.name ? `${cell.label} × ${count(cell.members)}` : cell.label;
  return cell.called ? `${cell.called}: ${text}` : text;
};
const share = (cell) => `${(100 * cell.size / total).toFixed(1)}%`;
const way = (cell) => cell ? [...way(cell.parent), cell] : [];
const opens = (cell) => {
  while (cell && !cell.inner.length) cell = cell.parent;
  return cell;
};

const show = (focused = null) => {
  hide();
  map.textContent = "";
  boxes = new Map();
  width = map.clientWidth;
  if (view.inner.length) squarify(view.inner, 0, 0, width, map.clientHeight, (...place) => draw(...place, 1));
  else draw(view, 0, 0, width, map.clientHeight, 1);
  const first = boxes.get(focused) ?? map.firstElementChild;
  if (first) first.tabIndex = 0;
  if (focused) first?.focus({preventScroll: true});
  crumbs.textContent = "";
  const steps = way(view);
  for (const [place, cell] of steps.entries()) {
    const item = make("li");
    if (steps.length > 9 && place > 2 && place < steps.length - 4) {
      if (place > 3) continue;
      item.textContent = `… ${steps.length - 7} …`;
    } else {
      const button = make("button", "", name(cell));
      button.title = `${bytes(cell.size)}, ${share(cell)}`;
      if (cell === view) button.setAttribute("aria-current", "location");
      else button.addEventListener("click", () => zoom(cell));
      item.append(button);
    }
    crumbs.append(item);
  }
};

const zoom = (cell, focused = null) => {
  if (!cell || cell === view) return;
  view = cell;
  show(focused);
};

const hide = () => { tip.hidden = true; };
const explain = (cell, x, y) => {
  tip.textContent = "";
  tip.append(make("b", "", name(cell)));
  const rows = make("div");
  const add = (title, text) => rows.append(make("span", "", title), make("span", "", text));
  if (cell.id !== undefined && cell.id >= 0) add("id", `@${cell.id}`);
  if (cell.name) add("class", cell.name);
  if (cell.own !== undefined) add("shallow", `${count(cell.own)} bytes`);
  add(cell.own === undefined && cell.kind !== "more" ? "shallow" : "retained", `${count(cell.size)} bytes`);
  add("share", share(cell));
  if (cell.members > 1 && cell.id < 0) add("each", `about ${bytes(cell.size / cell.members)}`);
  if (cell.path) add(cell.id < 0 ? "path to one" : "path", cell.path);
  tip.append(rows);
  tip.hidden = false;
  const {offsetWidth: w, offsetHeight: h} = tip;
  tip.style.left = `${Math.max(4, x + w + 20 > innerWidth ? x - w - 12 : x + 14)}px`;
  tip.style.top = `${Math.max(4, y + h + 20 > innerHeight ? y - h - 12 : y + 16)}px`;
};

map.addEventListener("mousemove", (event) => {
  const box = event.target.closest(".cell");
  if (box) explain(box.cell, event.clientX, event.clientY);
  else hide();
});
map.addEventListener("mouseleave", hide);
map.addEventListener("focusin", (event) => {
  const box = event.target.closest(".cell");
  if (!box) return;
  for (const other of map.querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
  box.tabIndex = 0;
  if (box.matches(":focus-visible")) {
    const place = box.getBoundingClientRect();
    explain(box.cell, place.left, Math.min(place.bottom, place.top + 40));
  }
});
map.addEventListener("focusout", hide);
map.addEventListener("click", (event) => {
  const box = event.target.closest(".cell");
  if (box) zoom(opens(box.cell));
});
map.addEventListener("keydown", (event) => {
  const cell = event.target.cell;
  if (!cell || event.ctrlKey || event.altKey || event.metaKey) return;
  const drawn = (list) => list.filter((one) => boxes.has(one));
  const around = drawn(cell.parent ? cell.parent.inner : [cell]), place = around.indexOf(cell);
  const moves = {
    ArrowDown: around[place + 1], ArrowUp: around[place - 1], ArrowLeft: cell.parent, ArrowRight: drawn(cell.inner)[0],
    Home: around[0], End: around.at(-1),
  };
  if (event.key in moves) {
    boxes.get(moves[event.key])?.focus();
  } else if (event.key === "Enter" || event.key === " ") {
    const into = opens(cell);
    zoom(into, into?.inner[0]);
  } else if (event.key === "Escape" || event.key === "Backspace") {
    zoom(view.parent, view);
  } else {
    return;
  }
  event.preventDefault();
});

for (const element of [map, crumbs, find("kinds"), find("keys")]) element.hidden = false;
for (const [kind, title] of Object.entries(data.legend)) {
  const item = make("li");
  item.append(make("i", kind), title);
  find("kinds").append(item);
}
show();
new ResizeObserver(() => {
  if (map.clientWidth !== width) show();
}).observe(map);

