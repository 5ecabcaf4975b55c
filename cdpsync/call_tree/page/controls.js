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
  const across = event.deltaX * unitSize, down = event.deltaY * unitSize;
  if (event.shiftKey) { // some browsers then take the wheel for a movement across
    graph.scrollTop += down || across;
  } else if (Math.abs(across) > Math.abs(down)) {
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
