// A cache at its limit: the oldest entry goes when a new one comes.
const cache = new Map();
let key = 0;
function put(value) {
  cache.set(key++, value);
  if (cache.size > 3000) cache.delete(cache.keys().next().value);
}
for (let i = 0; i < 3000; i++) put({ text: `entry ${i}`.repeat(10), list: new Array(20).fill(i) });
setInterval(() => { for (let i = 0; i < 30; i++) put({ text: `entry ${key}`.repeat(10), list: new Array(20).fill(key) }); }, 10);
