// Undo keeps every older state alive by its closure.
const undo = []; // FAULT
function edit(text) { // FAULT
  const before = text.split("").map((letter) => ({ letter })); // FAULT
  undo.push(() => before.length); // FAULT
}
let edits = 0;
setInterval(() => { for (let i = 0; i < 5; i++) edit(`some text of the document ${edits++}`); }, 20); // FAULT
