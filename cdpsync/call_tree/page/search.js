// What is searched for, and how much of the whole it is.

const search = find("search"), found = find("found");
const tester = (text) => {
  const pattern = /^\/(.+)\/(i?)$/.exec(text);
  if (pattern) {
    const wantedPattern = new RegExp(pattern[1], pattern[2]);
    return (one) => wantedPattern.test(title(one)) || wantedPattern.test(place(one));
  }
  const lower = text.toLowerCase();
  return (one) => title(one).toLowerCase().includes(lower) || place(one).toLowerCase().includes(lower);
};
const look = () => {
  const text = search.value;
  [wanted, wantedBefore] = [null, null];
  found.textContent = "";
  found.className = "";
  if (text) {
    let test;
    try {
      test = tester(text);
    } catch {
      found.textContent = "This is not a regular expression.";
      found.className = "none";
      return ask();
    }
    wanted = new Uint8Array(functions);
    let matches = 0;
    for (let one = 0; one < functions; one++) {
      if (one !== ROOT && test(one)) {
        wanted[one] = 1;
        if (totalOf[one] > 0 && (idleShown || !isIdle(one))) matches++;
      }
    }
    wantedBefore = new Int32Array(count + 1);
    for (let at = 0; at < count; at++) wantedBefore[at + 1] = wantedBefore[at] + wanted[functionOf[at]];
    let sum = 0; // one inside of another counts once
    for (let at = 0; at < last();) {
      if (wanted[functionOf[at]]) {
        sum += total[at];
        at = end[at];
      } else {
        at++;
      }
    }
    found.textContent = matches
      ? `${matches.toLocaleString("en-US")} function${matches === 1 ? "" : "s"}, ${amount(sum)}, ${share(sum, whole())}`
      : "Nothing found.";
    found.className = matches ? "" : "none";
  }
  ask();
};
search.addEventListener("input", look);
search.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && wanted !== null) {
    choose(view.next(chosen && isWanted(chosen.one) ? chosen : undefined, event.shiftKey ? -1 : 1));
  } else if (event.key === "Escape") {
    search.value = "";
    look();
    graph.focus();
  } else {
    return;
  }
  event.preventDefault();
});
