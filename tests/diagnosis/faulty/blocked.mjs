// Now and then, a report is made at one go.
function report() { // FAULT
  let sum = 0; // FAULT
  for (let row = 0; row < 300_000_000; row++) sum = (sum + row * 7) | 0; // FAULT
  return sum; // FAULT
}
setInterval(() => {}, 10);
setInterval(() => report(), 1500); // FAULT
