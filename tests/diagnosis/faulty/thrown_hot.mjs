// Exceptions are the way in which this returns "not found".
class NotFound extends Error {}
const table = new Map([[0, "zero"]]);
function find(id) { // FAULT
  if (!table.has(id)) throw new NotFound(`no ${id}`); // FAULT
  return table.get(id); // FAULT
}
function lookup(id) { // FAULT
  try { return find(id); } catch { return null; } // FAULT
}
function serve() {
  for (let id = 0; id < 2000; id++) lookup(id); // FAULT
  setTimeout(serve, 1);
}
serve();
