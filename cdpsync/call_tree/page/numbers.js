// Numbers as people read them.

const three = (value) => {
  const size = Math.abs(value);
  const digits = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
  return value.toLocaleString("en-US", {minimumFractionDigits: digits, maximumFractionDigits: digits});
};
const amount = (steps) => {
  let value = steps / scale;
  if (unit === "seconds") {
    if (Math.abs(value) >= 0.9995) return `${three(value)} s`;
    if (Math.abs(value) >= 0.9995e-3) return `${three(value * 1e3)} ms`;
    return `${three(value * 1e6)} µs`;
  }
  let step = 0;
  for (; Math.abs(value) >= 999.5 && step < 4; step++) value /= 1000;
  return step ? `${three(value)} ${["B", "kB", "MB", "GB", "TB"][step]}` : `${Math.round(value)} B`;
};
const share = (part, of) => of > 0 ? `${(100 * part / of).toFixed(1)}%` : "–";
