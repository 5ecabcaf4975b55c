// Every two seconds, a batch in parts of 20 ms.
function part() { const end = performance.now() + 20; let sum = 0; while (performance.now() < end) sum += 1; return sum; }
async function batch() { for (let i = 0; i < 8; i++) { part(); await new Promise((resolve) => setTimeout(resolve, 5)); } }
setInterval(batch, 2000);
