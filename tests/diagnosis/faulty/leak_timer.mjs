// Every connection starts a heartbeat that is never cleared.
function connection(id) { // FAULT
  const buffer = new Array(400).fill(id); // FAULT
  setInterval(() => buffer.length, 1e6); // FAULT
}
let id = 0;
setInterval(() => { for (let i = 0; i < 4; i++) connection(id++); }, 20); // FAULT
