const views = [...(data.gap?.length ? [makeTimeline()] : []), merged, makeCallers()];
let view = views[0], from = view.from, to = view.to, chosen, pointed;

// Draws what is in sight.

const graph = find("graph"), canvas = find("canvas"), tall = find("tall"), context = canvas.getContext("2d");
const MANY = "many, too narrow for this scale";
const THIN = 3; // device pixels
const ROW = 18, AXIS = 20, FONT = 11.5, PAD = 4;
const dark = matchMedia("(prefers-color-scheme: dark)"), print = matchMedia("print");
let width = 0, height = 0, ratio = 1, asked = false;
const widths = new Map();
const style = () => getComputedStyle(document.documentElement);

const textWidth = (text) => {
  let found = widths.get(text);
  if (found === undefined) {
    if (widths.size > 50_000) widths.clear();
    widths.set(text, found = context.measureText(text).width);
  }
  return found;
};
const fitted = (text, room) => {
  const full = textWidth(text);
  if (full <= room) return text;
  const letters = Math.floor(text.length * room / full) - 1;
  return letters >= 2 ? `${text.slice(0, letters)}…` : "";
};

const ask = () => {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    draw();
  });
};

const stretch = () => { tall.style.height = `${AXIS + view.rows * ROW + 2}px`; };
const resize = () => {
  stretch();
  const most = Math.max(240, Math.min(innerHeight * 0.72, 900)), needed = AXIS + Math.max(view.rows, 4) * ROW + 4;
  graph.style.height = `${view.grows ? most : Math.min(most, needed)}px`;
  [width, height, ratio] = [tall.clientWidth, graph.clientHeight, devicePixelRatio || 1];
  canvas.style.height = `${height}px`;
  const [wide, high] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
  if (canvas.width !== wide || canvas.height !== high) [canvas.width, canvas.height] = [wide, high];
};

const parts = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
const pale = (colour, card) => { // what is not searched for
  const other = parts(card);
  return `#${parts(colour).map((one, at) => Math.round(0.4 * one + 0.6 * other[at]).toString(16).padStart(2, "0")).join("")}`;
};

// Rectangles by colour. There may be a hundred thousand thin ones, for which fillRect would take a third of a second, so
// these are written as pixels.
let image = null;
const paint = (card, wide, thin) => {
  if (thin.size) {
    if (image?.width !== canvas.width || image.height !== canvas.height) {
      image = context.createImageData(canvas.width, canvas.height);
    }
    const pixels = new Uint32Array(image.data.buffer), word = new Uint8Array(4);
    const pixel = (colour) => {
      word.set([...parts(colour), 255]);
      return new Uint32Array(word.buffer)[0];
    };
    pixels.fill(pixel(card));
    for (const [colour, list] of thin) {
      const value = pixel(colour);
      for (let at = 0; at < list.length; at += 4) {
        const begin = Math.max(0, list[at + 1]), stop = Math.min(canvas.height, list[at + 1] + list[at + 3]);
        for (let y = begin; y < stop; y++) {
          const start = y * canvas.width + list[at];
          for (let place = start; place < start + list[at + 2]; place++) pixels[place] = value;
        }
      }
    }
    context.putImageData(image, 0, 0);
  } else {
    context.fillStyle = card;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  for (const [colour, list] of wide) {
    context.fillStyle = colour;
    for (let at = 0; at < list.length; at += 4) context.fillRect(list[at], list[at + 1], list[at + 2], list[at + 3]);
  }
};

const draw = () => {
  const colors = style(), value = (key) => colors.getPropertyValue(`--${key}`).trim();
  const [card, ink, soft, lines, text, several, match] =
    ["card", "ink", "soft", "line", "text", "several", "match"].map(value);
  const tone = dark.matches && !print.matches ? 1 : 0;
  const perPixel = (to - from) / (width * ratio), scroll = graph.scrollTop;
  const top = Math.max(0, Math.floor(scroll / ROW)), inSight = Math.floor((scroll + height) / ROW);
  const bottom = view.grows ? inSight : Math.min(view.rows - 1, inSight);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.font = `${FONT}px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif`;
  context.textBaseline = "middle";
  context.direction = "ltr";
  const y = (row) => Math.round((AXIS + row * ROW - scroll) * ratio);
  const x = (where) => Math.round((where - from) / perPixel);
  const wide = new Map(), thin = new Map(), labels = [];
  view.draw(from, to, top, bottom, perPixel, (row, start, end, one, crowd, found) => {
    const x1 = Math.max(0, x(start)), x2 = Math.min(canvas.width, Math.max(x(end), x1 + 1)), size = x2 - x1;
    const faded = wanted !== null && !found;
    const plain = found ? match : crowd && size > 2 ? several : colours[fact(one, 4)][tone];
    const colour = faded ? pale(plain, card) : plain, rectangles = size > THIN ? wide : thin;
    let list = rectangles.get(colour);
    if (!list) rectangles.set(colour, list = []);
    list.push(x1, y(row), size > THIN ? size - 1 : size, y(row + 1) - y(row) - 1);
    if (size / ratio > 22) labels.push([x1 / ratio, size / ratio, row, crowd ? MANY : title(one), faded]);
  });
  paint(card, wide, thin);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const [start, wide, row, text, faded] of labels) {
    const shown = fitted(text, wide - 2 * PAD);
    if (!shown) continue;
    context.fillStyle = faded ? soft : ink;
    context.fillText(shown, start + PAD, AXIS + (row + 0.5) * ROW - scroll + 0.5, wide - PAD);
  }
  for (const [box, colour, thick] of [[pointed, text, 1], [chosen, text, 2]]) {
    if (!box || box.end <= from || box.start >= to) continue;
    const x1 = Math.max(-3, x(box.start) / ratio), x2 = Math.min(width + 3, Math.max(x(box.end) / ratio, x1 + 2));
    context.strokeStyle = colour;
    context.lineWidth = thick;
    context.strokeRect(x1 + thick / 2, AXIS + box.row * ROW - scroll + thick / 2, x2 - x1 - thick - 0.5, ROW - thick - 1);
  }
  drawAxis(card, soft, lines);
  if (view.grows) stretch(); // callers may have been made that are now in sight
};

const drawAxis = (card, soft, lines) => {
  context.fillStyle = card;
  context.fillRect(0, 0, width, AXIS - 1);
  context.fillStyle = lines;
  context.fillRect(0, AXIS - 2, width, 1);
  const rough = (to - from) / Math.max(1, width / 110), power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough);
  for (let at = Math.ceil(from / step); at * step < to; at++) {
    const x = (at * step - from) / (to - from) * width;
    context.fillStyle = lines;
    context.fillRect(x, 0, 1, AXIS - 2);
    context.fillStyle = soft;
    context.fillText(tick(at * step, step), x + 4, AXIS / 2);
  }
};
// As many digits as the steps between the marks need.
const tick = (where, step) => {
  const value = where / scale, size = step / scale;
  const [factor, sign] = unit === "seconds"
    ? (to / scale < 1e-3 ? [1e6, "µs"] : to / scale < 1 ? [1e3, "ms"] : [1, "s"])
    : (to / scale < 1e3 ? [1, "B"] : to / scale < 1e6 ? [1e-3, "kB"] : to / scale < 1e9 ? [1e-6, "MB"] : [1e-9, "GB"]);
  const digits = Math.min(9, Math.max(0, Math.ceil(-Math.log10(size * factor) - 1e-9)));
  return `${(value * factor).toFixed(digits)} ${sign}`;
};
