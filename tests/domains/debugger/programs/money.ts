// A module that erasable.ts and typed.ts import: types, and a little code.

export interface Price {
  amount: number;
  currency?: string;
}

export type Rate = [
  from: string,
  to: string,
  factor: number,
];

const rates: Rate[] = [
  ["EUR", "USD", 2],
  ["USD", "EUR", 0.5],
];

export function convert(price: Price, to: string): Price {
  const { amount, currency = "EUR" } = price;
  if (currency === to) return price;
  const rate = rates.find(
    ([from, into]) => from === currency && into === to,
  );
  if (!rate) {
    throw new RangeError(`no rate from ${currency} to ${to}`);
  }
  return { amount: amount * rate[2], currency: to };
}

export const sum = (...all: Price[]): number =>
  all.reduce((total, { amount }) => total + amount, 0);

export default class Purse<Kind extends string = string> {
  static made = 0;
  readonly coins: Map<Kind, number> = new Map();

  constructor() {
    Purse.made++;
  }

  put(kind: Kind, count = 1): this {
    this.coins.set(kind, (this.coins.get(kind) ?? 0) + count);
    return this;
  }
}
