// The buttons, the legend, and the first drawing.

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
  const order = [...groups.keys()].filter((at) => sums[at] > 0 && (idleShown || kinds[at] !== "idle"));
  order.sort((a, b) => (kinds[b] === "own") - (kinds[a] === "own") || sums[b] - sums[a]);
  const list = find("legend");
  list.textContent = "";
  for (const group of order.slice(0, 14)) {
    const item = make("li"), swatch = make("i"), most = kinds[group] === "own" ? 4 : 1;
    const shown = [...shades[group]].sort((a, b) => b[1] - a[1]).slice(0, most);
    for (const [colour] of shown) {
      const part = make("b");
      part.style.background = colours[colour][dark.matches && !print.matches ? 1 : 0];
      swatch.append(part);
    }
    item.append(swatch, groups[group], make("span", `self ${share(sums[group], whole())}`));
    list.append(item);
  }
  if (order.length > 14) list.append(make("li", `and ${order.length - 14} more`));
};

describe();
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
graph.dataset.ready = "true";
