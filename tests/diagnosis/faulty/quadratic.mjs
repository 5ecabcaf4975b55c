// Duplicates are looked for with includes(), in a list that is long.
function unique(words) { // FAULT
  const seen = []; // FAULT
  for (const word of words) { // FAULT
    if (!seen.includes(word)) seen.push(word); // FAULT
  }
  return seen; // FAULT
}
function serve() {
  const words = Array.from({ length: 6000 }, (_, at) => `word ${at}`);
  return unique(words).length; // FAULT
}
setInterval(serve, 50);
