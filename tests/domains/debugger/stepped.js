const rate = 2;
let seen = 0;

class Order {
  constructor(prices) {
    this.prices = prices;
  }
  get secret() {
    globalThis.secretWasRead = true;
    return 1;
  }
  total(extra) {
    const label = { text: "order", tags: ["a", new Map([[1, 2]])] };
    let sum = extra;
    {
      let sum = 100;
      let kept = label;
      debugger;
      let later = sum;
      sum = later + rate;
    }
    sum += this.prices.length;
    return (() => sum + label.text.length + seen)();
  }
}

function run() {
  const order = new Order([1, 2]);
  const total = order.total(10);
  seen = 0;
  return total;
}

async function wait() {
  await null;
  debugger;
}

globalThis.run = run;
globalThis.wait = wait;
