"use strict";
// A program with the kinds of code on which debuggers differ.

const prices = new Map([
  ["apple", 3],
  ["pear", 4],
]);

class Order {
  #lines = [];
  static count = 0;

  constructor(customer) {
    this.customer = customer;
    Order.count += 1;
  }

  add(name, amount = 1) {
    const price = prices.get(name)
      ?? 1;

    this.#lines.push({ name, amount, price });
    return this;
  }

  get total() {
    return this.#lines
      .map((line) => line.amount * line.price)
      .reduce((sum, cost) => sum + cost, 0);
  }

  *[Symbol.iterator]() {
    for (const line of this.#lines) {
      yield line.name;
    }
  }
}

function discount(total) {
  if (total > 10) {
    return total * 0.9;
  } else if (total > 5) {
    return total - 1;
  }
  switch (total) {
    case 0:
      return 0;
    default:
      break;
  }
  return total;
}

async function ship(order) {
  await null;
  try {
    if (!order.customer) {
      throw new Error("nobody");
    }
  } catch (error) {
    return error.message;
  } finally {
    shipped.push(order);
  }
  return "shipped";
}

const shipped = [];
var later = () => discount(7);

const empty = new Order("");
const order = new Order("Ada")
  .add("apple", 2)
  .add("plum");

let label = `${order.customer}:
${order.total}`;
for (let i = 0, n = 2; i < n; i++) {
  if (i) continue;
  label += i;
}
while (label.length > 5) label = label.slice(1);
do {
  label += "!";
} while (label.length < 3);

discount(order.total);
discount(0);
later();
[...order].forEach(function each(name) {
  label += name;
});
(async () => {
  await ship(order);
  await ship(empty);
})();
