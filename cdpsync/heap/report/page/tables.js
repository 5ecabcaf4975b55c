// --- the tables ---

// The largest objects of a row, and the lines about them.
const detailed = (number, columns) => {
  const [lines, what, all, objects] = data.details[number];
  const row = make("tr", "detail"), cell = make("td");
  cell.colSpan = columns;
  for (const line of lines) cell.append(make("p", "", line));
  const shown = all > objects.length ? `the largest ${objects.length} of ${what}` : what;
  cell.append(make("p", "note", all ? `${shown}, with the shortest path to each:` : what));
  const list = make("ol");
  for (const [label, name, id, distance, own, size, path] of objects.map((one) => data.objects[one])) {
    const item = make("li");
    item.append(make("b", "", label), ` @${id} `);
    if (name !== label) item.append(make("i", "", name), " ");
    const far = distance < 0 ? "no root reaches it" : distance >= 1e8 ? "only V8's own roots reach it" : `distance ${distance}`;
    item.append(make("span", "note", `${count(own)} bytes, retains ${count(size)}, ${far}`), make("div", "path", path));
    list.append(item);
  }
  if (objects.length) cell.append(list);
  row.append(cell);
  return row;
};

const toggle = (row) => {
  const button = row.querySelector("button");
  if (row.detail) {
    row.detail.remove();
    row.detail = null;
  } else {
    row.detail = detailed(Number(row.dataset.d), row.cells.length);
    row.after(row.detail);
  }
  button.setAttribute("aria-expanded", row.detail !== null);
};

const fold = (table) => {
  const bar = table.querySelector(".fold td"), body = table.querySelector(".folded");
  if (!bar) return;
  const button = make("button", "", bar.textContent);
  button.type = "button";
  bar.textContent = "";
  bar.append(button);
  const show = (open) => {
    body.hidden = !open;
    button.setAttribute("aria-expanded", open);
  };
  button.addEventListener("click", () => show(body.hidden));
  show(false);
};

const rows = (table) => [...table.querySelectorAll("tr[data-d]")];

const sortable = (table, head, column) => {
  const heads = [...table.tHead.rows[0].cells];
  const value = (row) => {
    const cell = row.cells[column];
    return cell.dataset.v === undefined ? cell.textContent.toLowerCase() : Number(cell.dataset.v);
  };
  const button = make("button", "", head.textContent);
  button.type = "button";
  head.textContent = "";
  head.append(button);
  button.addEventListener("click", () => {
    const text = head.classList.contains("text");
    const up = head.hasAttribute("aria-sort") ? head.getAttribute("aria-sort") === "descending" : text;
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const keyed = rows(table).map((row) => [value(row), row]);
    keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0) * (up ? 1 : -1));
    for (const [, row] of keyed) row.parentNode.append(row, ...(row.detail ? [row.detail] : []));
  });
};

for (const table of document.querySelectorAll("table")) {
  for (const row of rows(table)) {
    const name = row.querySelector("b") ?? row.cells[0], button = make("button", "", name.textContent);
    button.type = "button";
    button.setAttribute("aria-expanded", false);
    name.textContent = "";
    name.append(button);
    row.addEventListener("click", () => {
      if (!getSelection().toString()) toggle(row);
    });
  }
  for (const [column, head] of [...table.tHead.rows[0].cells].entries()) sortable(table, head, column);
  fold(table);
  if (rows(table).length < 12) continue;
  const label = make("label", "filter", "Filter "), input = make("input");
  input.type = "search";
  label.append(input);
  table.closest("section").querySelector(".top").append(label);
  input.addEventListener("input", () => {
    const wanted = input.value.toLowerCase();
    for (const row of rows(table)) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
      if (row.detail) row.detail.hidden = row.hidden;
    }
  });
}
