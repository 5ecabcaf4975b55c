// A regular expression that backtracks for ever so long.
const pattern = /^(a+)+$/;
function valid(text) { // FAULT
  return pattern.test(text); // FAULT
}
setInterval(() => valid("a".repeat(27) + "!"), 1200); // FAULT
