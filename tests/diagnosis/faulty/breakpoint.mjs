// Another debugger has stopped it.
function tick(n) {
  const next = n + 1;
  return next; // FAULT
}
let n = 0;
setInterval(() => { n = tick(n); }, 50);
