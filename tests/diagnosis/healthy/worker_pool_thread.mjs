function job() { const end = performance.now() + 6; let sum = 0; while (performance.now() < end) sum += 1; return sum; }
setInterval(job, 20);
