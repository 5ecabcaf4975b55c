// Every visitor's session is kept for ever.
class Session {
  constructor(visitor) { // FAULT
    this.visitor = visitor; // FAULT
    this.pages = Array.from({ length: 30 }, (_, page) => `${visitor}/${page}`); // FAULT
  } // FAULT
}
const sessions = new Map(); // FAULT
let visitors = 0;
function visit() { // FAULT
  visitors += 1;
  sessions.set(visitors, new Session(`visitor ${visitors}`)); // FAULT
}
setInterval(() => { for (let i = 0; i < 10; i++) visit(); }, 10); // FAULT
