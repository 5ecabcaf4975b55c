// Each request copies the whole state by way of JSON.
const state = { rows: Array.from({ length: 20000 }, (_, id) => ({ id, name: `row ${id}`, tags: ["a", "b"] })) };
function copy(value) { // FAULT
  return JSON.parse(JSON.stringify(value)); // FAULT
}
function handle(id) {
  const mine = copy(state); // FAULT
  mine.rows[id % 20000].name = "changed";
  return mine.rows.length;
}
let requests = 0;
function serve() { handle(requests++); setTimeout(serve, 1); }
serve();
