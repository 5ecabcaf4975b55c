function mine(rounds) { // FAULT
  let hash = 7; // FAULT
  for (let round = 0; round < rounds; round++) hash = (hash * 31 + round) | 0; // FAULT
  return hash; // FAULT
}
let total = 0;
setInterval(() => { total += mine(40_000_000); }, 0); // FAULT
