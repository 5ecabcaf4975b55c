// TypeScript that is JavaScript once its types are gone.
import Purse, { convert, sum } from "./money.ts";
import type { Price } from "./money.ts";

interface Item {
  name: string;
  price: Price;
}

type Visitor<Result> = (item: Item, index: number) => Result;

declare const process: { argv: string[] } | undefined;

const items: Item[] = [
  { name: "apple", price: { amount: 3 } },
  {
    name: "pear",
    price: { amount: 4, currency: "USD" },
  },
];

/**
 * A comment of several lines
 * about a generic function.
 */
function visit<Result>(
  all: readonly Item[],
  visitor: Visitor<Result>,
): Result[] {
  const results: Result[] = [];
  for (const [index, item] of all.entries()) {
    results.push(visitor(item, index));
  }
  return results;
}

abstract class Basket {
  #count = 0;
  protected items: Item[] = [];
  abstract get label(): string;

  get count(): number {
    return this.#count;
  }

  set count(value: number) {
    if (value < 0)
      throw new RangeError("negative");
    this.#count = value;
  }

  add(item: Item): this {
    this.items.push(item);
    this.count += 1;

    return this;
  }

  *[Symbol.iterator](): Generator<string, void> {
    for (const { name } of this.items) {
      yield name;
    }
  }
}

class Order extends Basket {
  static readonly all: Order[] = [];
  static {
    Order.all.length = 0;
  }
  private readonly customer: string;

  constructor(customer: string) {
    super();
    this.customer = customer;
    Order.all.push(this);
  }

  override get label(): string {
    return `${this.customer}: ${[...this].join(", ")}`;
  }

  async total(currency: string = "EUR"): Promise<number> {
    const prices = [];
    for (const item of this.items) {
      prices.push(await exchanged(item.price, currency));
    }
    return sum(...prices);
  }
}

async function exchanged(price: Price, to: string) {
  await null;
  try {
    return convert(price, to);
  } catch (error) {
    const reason = error as Error;
    return { amount: reason.message.length };
  } finally {
    converted++;
  }
}

let converted = 0;

function sorted(name: unknown): name is string {
  switch (typeof name) {
    case "string":
      return true;
    case "number": {
      const text = String(name);
      return text.length > 3;
    }
    default:
      return false;
  }
}

async function* ticks(limit: number): AsyncGenerator<number> {
  let tick = 0;
  while (tick < limit) {
    yield tick++;
  }
}

const names = visit(items, (item) => item.name);
const lengths = visit(items, function length({ name }, index) {
  return name.length
    + index;
});
const order = new Order("Ada")
  .add(items[0]!)
  .add(items[1]!);
const purse = new Purse<"penny" | "pound">().put("penny").put("pound", 2);
const picked = sorted(names[0])
  ? names[0]
  : lengths.find((one) => one > 4);

label: for (let i = 0, j = 3; i < j; i++) {
  do {
    if (i === 1) continue label;
    j--;
  } while (j > 2);
}

if (order.count > 1 && purse.coins.size) {
  order.count = 2;
} else {
  order.count = 0;
}

(async () => {
  const total = await order.total("USD");
  const odd = await order.total("GBP");
  for await (const tick of ticks(2)) {
    converted += tick;
  }
  try {
    order.count = -1;
  } catch {
    converted = (total + odd) as number;
  }
  sorted(12);
  sorted(order satisfies Basket);
})();
