// The program reports errors itself.
function save() { // FAULT
  console.error("could not save the order:", new Error("disk full").message); // FAULT
}
setInterval(() => save(), 300); // FAULT
