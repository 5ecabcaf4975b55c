// --- for both, the treemap and the tables ---

const find = (id) => document.getElementById(id);
const make = (tag, className = "", text = "") => {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
};
const count = (number) => number.toLocaleString("en-US");
const bytes = (size) => {
  let unit = 0;
  for (; size >= 999.5 && unit < 4; unit++) size /= 1000;
  return `${unit && size < 9.95 ? size.toFixed(1) : Math.round(size)} ${["B", "kB", "MB", "GB", "TB"][unit]}`;
};
const data = JSON.parse(find("data").textContent);

