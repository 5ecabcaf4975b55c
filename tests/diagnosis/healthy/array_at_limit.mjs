// A log in memory that is cut when it is long.
let log = [];
setInterval(() => {
  for (let i = 0; i < 20; i++) log.push(`line ${log.length} of the log, ${Math.random()}`);
  if (log.length > 8000) log = log.slice(-4000);
}, 10);
