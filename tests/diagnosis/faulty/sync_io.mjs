// Each request starts a program, or makes a request, and waits for it.
const node = typeof process === "object" ? await import("node:child_process") : null;
function thumbnail() { // FAULT
  if (node) node.execFileSync("sleep", ["0.35"]); // FAULT
  else {
    const request = new XMLHttpRequest(); // FAULT
    request.open("GET", "/slow", false); // FAULT
    request.send(); // FAULT
  }
}
setInterval(() => thumbnail(), 500); // FAULT
