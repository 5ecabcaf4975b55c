// The last 5,000 measurements.
const ring = new Array(5000);
let next = 0;
setInterval(() => {
  for (let i = 0; i < 50; i++) { ring[next % ring.length] = { at: next, values: [Math.random(), Math.random()] }; next++; }
}, 10);
