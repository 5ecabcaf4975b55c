// What is in sight, what is chosen, and what is said about it.

const show = (start, finish) => {
  const least = Math.max((view.to - view.from) * 1e-9, 4 / 1000 * (unit === "bytes" ? 1000 : 1));
  const size = Math.min(view.to - view.from, Math.max(finish - start, least));
  from = Math.min(Math.max(start, view.from), view.to - size);
  to = from + size;
  if (chosen) describe(chosen);
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
  const here = `${amount(size)}, ${share(size, whole())} of all, ${share(Math.max(0, Math.min(box.end, to) - Math.max(box.start, from)), to - from)} of the view`;
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
const where = (one) => one === ROOT ? "" : [place(one), groupOf(one)].filter(Boolean).join(" · ");
const describe = (box) => {
  const details = find("details");
  details.textContent = "";
  if (!box) {
    details.append(make("span", "Point at a box, or choose one with the arrow keys, to see its numbers."));
    return;
  }
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
