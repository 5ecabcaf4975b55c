// Every request adds a listener that is never removed.
const bus = new EventTarget(); // FAULT
function request(id) { // FAULT
  const body = Array.from({ length: 100 }, (_, at) => id + at + 0.5); // FAULT
  bus.addEventListener("close", () => body.length); // FAULT
}
let id = 0;
setInterval(() => { for (let i = 0; i < 10; i++) request(id++); }, 20); // FAULT
