// A cache that is filled in the first seconds, and then complete.
const cache = new Map();
const timer = setInterval(() => {
  for (let i = 0; i < 400; i++) cache.set(cache.size, { id: cache.size, text: `entry ${cache.size}`, list: [1, 2, 3] });
  if (cache.size >= 100_000) clearInterval(timer);
}, 20);
setInterval(() => cache.get(5), 10);
