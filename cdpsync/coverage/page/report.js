"use strict";
{
const find = (id) => document.getElementById(id);
const make = (tag, className = "", text = "") => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = text;
  return element;
};
const number = (value) => value.toLocaleString("en-US");
// 0 % only if it is nothing, and 100 % only if it is all.
const percent = ([part, whole]) => {
  if (!whole || part === whole) return "100.0%";
  return part ? `${Math.min(99.9, Math.max(0.1, 100 * part / whole)).toFixed(1)}%` : "0.0%";
};
const share = ([part, whole]) => whole ? part / whole : 1;
// Characters that would not be seen, or would change the order of the text around them.
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/gu;
const visible = (text) => text.replace(HIDDEN, (one) => `\\u{${one.codePointAt(0).toString(16)}}`);

const LONG = 5000;  // characters of a line that are shown
const CHUNK = 300;  // lines of a <tbody>: what is out of sight is not laid out

const data = JSON.parse(find("data").textContent);
const SHARES = [["Lines", 0], ["Functions", 1], ["Blocks", 2]];
const rows = data.files.map((file, index) => ({file, index}));
let shown = rows, sorting = {by: "name", up: true}, open = null, stops = [], stop = -1;

// --- the table ---

const COLUMNS = [
  {title: "File", className: "text", key: "name", value: (file) => file.name.toLowerCase()},
  {title: "Lines", className: "meter", key: "meter", value: (file) => share(file.totals[0])},
  ...SHARES.map(([title, at]) => ({title, className: "", key: title, value: (file) => share(file.totals[at])})),
  {title: "Lines not run", className: "", key: "missed", value: (file) => file.totals[0][1] - file.totals[0][0]},
];

const meter = (file) => {
  const space = "http://www.w3.org/2000/svg", picture = document.createElementNS(space, "svg");
  const bar = document.createElementNS(space, "rect");
  picture.setAttribute("viewBox", "0 0 100 1");
  picture.setAttribute("preserveAspectRatio", "none");
  picture.setAttribute("aria-hidden", "true");
  bar.setAttribute("width", (100 * share(file.totals[0])).toFixed(2));
  bar.setAttribute("height", "1");
  picture.append(bar);
  return picture;
};

const table = find("files");
const head = table.createTHead().insertRow(), body = table.createTBody();
for (const column of COLUMNS) {
  const cell = make("th", column.className);
  const button = make("button", "", column.key === "meter" ? "" : column.title);
  button.type = "button";
  if (column.key === "meter") button.setAttribute("aria-label", "Share of lines");
  button.addEventListener("click", () => {
    const up = sorting.by === column.key ? !sorting.up : column.key !== "missed";
    sorting = {by: column.key, up};
    list();
  });
  cell.append(button);
  head.append(cell);
}

for (const row of rows) {
  const {file, index} = row;
  row.element = make("tr");
  const name = make("td", "text"), link = make("a", "", visible(file.name));
  link.href = `#${index + 1}`;
  name.append(link);
  if (!file.loaded) name.append(" ", make("small", "", "never loaded"));
  const bar = make("td", "meter");
  bar.append(meter(file));
  const figures = SHARES.map(([, at]) => {
    const cell = make("td", "", file.totals[at][1] ? percent(file.totals[at]) : "–");
    cell.title = `${number(file.totals[at][0])} of ${number(file.totals[at][1])}`;
    return cell;
  });
  const missed = file.totals[0][1] - file.totals[0][0];
  row.element.append(name, bar, ...figures, make("td", "", missed ? number(missed) : ""));
  row.element.addEventListener("click", (event) => {
    if (!event.target.closest("a")) location.hash = `#${index + 1}`;
  });
}

const list = () => {
  const word = find("filter").value.toLowerCase();
  const column = COLUMNS.find((one) => one.key === sorting.by);
  const keyed = rows.filter(({file}) => file.name.toLowerCase().includes(word)).map((row) => [column.value(row.file), row]);
  keyed.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x.index - y.index) * (sorting.up ? 1 : -1));
  shown = keyed.map(([, row]) => row);
  body.replaceChildren(...shown.map((row) => row.element));
  for (const [at, cell] of [...head.cells].entries()) {
    if (COLUMNS[at].key === sorting.by) cell.setAttribute("aria-sort", sorting.up ? "ascending" : "descending");
    else cell.removeAttribute("aria-sort");
  }
};
find("filter").addEventListener("input", list);

// --- a source ---

const lineOf = (file) => {
  const counts = new Map(), parts = new Map(), ignored = new Set(file.ignored);
  for (const [first, length, count] of file.counts) {
    for (let line = first; line < first + length; line++) counts.set(line, count);
  }
  for (const [line, start, end] of file.gaps) {
    if (!parts.has(line)) parts.set(line, []);
    parts.get(line).push([start, end]);
  }
  return (text, line) => {
    const count = counts.get(line), gaps = parts.get(line) ?? [], element = make("tr");
    const code = make("td", "code");
    let at = 0;
    const write = (tag, end) => {
      const part = text.slice(at, Math.min(end, LONG));
      if (part) code.append(tag ? Object.assign(make(tag, "", visible(part)), {title: "has not run"}) : visible(part));
      at = Math.max(at, end);
    };
    for (const [start, end] of gaps) {
      write("", start);
      write("mark", end);
    }
    write("", text.length);
    if (text.length > LONG) code.append(make("small", "note", ` … ${number(text.length - LONG)} more characters`));
    let label = "";
    if (count === undefined || ignored.has(line)) element.className = "none";
    else label = count ? `${number(count)}×` : "0";
    if (count === 0) element.className = "missed";
    else if (gaps.length) element.className = "apart";
    const figure = make("td", "count", label);
    if (ignored.has(line)) figure.title = "a comment takes this line out of the count";
    element.id = `L${line}`;
    element.append(make("td", "number", line), figure, code);
    return element;
  };
};

const show = (row) => {
  const {file} = row, lines = file.source.split("\n"), make_line = lineOf(file);
  if (lines.at(-1) === "") lines.pop();
  open = row;
  find("name").textContent = visible(file.name);
  find("figures").textContent = SHARES.filter(([, at]) => file.totals[at][1])
    .map(([title, at]) => `${title.toLowerCase()} ${percent(file.totals[at])}`).join(", ");
  find("warning").textContent = visible(file.warning);
  find("warning").hidden = !file.warning;
  const text = make("table");
  stops = [];
  stop = -1;
  let before = "";
  for (let first = 0; first < lines.length; first += CHUNK) {
    const chunk = text.createTBody();
    for (let at = first; at < Math.min(first + CHUNK, lines.length); at++) {
      const line = make_line(lines[at].replace(/\r$/, ""), at + 1);
      const kind = line.className;
      if (kind === "apart" || (kind === "missed" && before !== "missed")) stops.push(line);
      before = kind;
      chunk.append(line);
    }
  }
  find("source").replaceChildren(text);
  say();
  find("list").hidden = true;
  find("file").hidden = false;
  scrollTo(0, 0);
  find("source").focus({preventScroll: true});
};

const say = () => {
  const total = `${number(stops.length)} ${stops.length === 1 ? "gap" : "gaps"}`;
  find("place").textContent = !stops.length ? "no gaps" : stop < 0 ? total : `${number(stop + 1)} of ${total}`;
  find("previous").disabled = find("next").disabled = !stops.length;
};

const step = (by) => {
  if (!stops.length) return;
  stops[stop]?.classList.remove("chosen");
  stop = stop < 0 ? (by > 0 ? 0 : stops.length - 1) : (stop + by + stops.length) % stops.length;
  stops[stop].classList.add("chosen");
  stops[stop].scrollIntoView({block: "center"});
  say();
};
find("next").addEventListener("click", () => step(1));
find("previous").addEventListener("click", () => step(-1));

const back = () => { location.hash = ""; };
find("back").addEventListener("click", back);

const follow = () => {
  const row = rows[Number(location.hash.slice(1)) - 1];
  if (row) return show(row);
  const last = open;
  open = null;
  find("file").hidden = true;
  find("list").hidden = false;
  find("source").replaceChildren();
  last?.element.querySelector("a").focus();
};
addEventListener("hashchange", follow);

// --- the keyboard ---

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const typing = event.target.matches("input");
  if (open) {
    const at = shown.indexOf(open), to = {ArrowLeft: shown[at - 1], ArrowRight: shown[at + 1]}[event.key];
    const wide = find("source").scrollWidth > find("source").clientWidth && event.target === find("source");
    if (event.key === "n" || event.key === "j") step(1);
    else if (event.key === "p" || event.key === "k") step(-1);
    else if (event.key === "Escape" || event.key === "u") back();
    else if (to && !wide) location.hash = `#${to.index + 1}`;
    else return;
  } else {
    const links = shown.map((row) => row.element.querySelector("a"));
    const at = links.indexOf(document.activeElement);
    const to = {ArrowDown: links[at + 1], ArrowUp: links[at - 1], Home: links[0], End: links.at(-1)}[event.key];
    if (event.key === "/" && !typing) find("filter").focus();
    else if (event.key === "Escape" && typing) { find("filter").value = ""; list(); }
    else if (to && (!typing || event.key === "ArrowDown")) to.focus();
    else return;
  }
  event.preventDefault();
});

if (data.base) {
  find("base").textContent = visible(data.base);
  find("base").hidden = false;
}
list();
follow();
}
