// Waits for work as the workers of a pool do that share memory.
const shared = new Int32Array(new SharedArrayBuffer(4));
function next() { Atomics.wait(shared, 0, 0, 300); setTimeout(next, 1); }
next();
