// A loop whose end is never reached.
let n = 1;
function spin() { // FAULT
  while (n !== 0) { // FAULT
    n = (n * 31 + 7) | 1; // FAULT
  }
}
setTimeout(spin, 4000);
