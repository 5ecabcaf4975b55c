// TypeScript that has to be compiled: enums, namespaces, decorators, parameter properties.
import { convert, type Price } from "./money.ts";

enum Size {
  Small = 1,
  Large = Small << 2,
  Named = "abcd".length,
}

const enum Flag {
  Off,
  On,
}

namespace Shapes {
  export const sides = 4;

  export function area(width: number, height = width): number {
    return width * height;
  }
}

function logged<This, Arguments extends unknown[], Result>(
  method: (this: This, ...values: Arguments) => Result,
  context: ClassMethodDecoratorContext,
) {
  const name = String(context.name);
  return function (this: This, ...values: Arguments): Result {
    log.push(name);
    return method.apply(this, values);
  };
}

const log: string[] = [];

class Box {
  private volume?: number;

  constructor(
    public readonly size: Size,
    private price: Price,
    protected flag = Flag.Off,
  ) {
    if (size === Size.Large) {
      this.flag = Flag.On;
    }
  }

  @logged
  fill(amount: number): number {
    this.volume ??= 0;
    this.volume += amount;
    return this.volume;
  }

  @logged
  async cost(): Promise<number> {
    const { amount } = await Promise.resolve(
      convert(this.price, "USD"),
    );
    return amount * this.size;
  }

  get isOpen(): boolean {
    return this.flag === Flag.On;
  }
}

class Crate extends Box {
  label = `crate ${log.length}`;
  static made = 0;

  constructor() {
    super(Size.Large, { amount: 5 });
    Crate.made += 1;
  }

  override fill(amount: number) {
    return super.fill(amount * 2);
  }
}

function* sizes(): Generator<Size> {
  yield Size.Small;
  const large = yield Size.Large;
  if (large) yield Size.Named;
}

const crate = new Crate();
crate.fill(Shapes.area(Shapes.sides));
for (const size of sizes()) {
  const box = new Box(size, { amount: 1 }, Flag.On);
  if (box.isOpen) box.fill(size);
}

const compare = (one: Box, other: Box) => {
  return one.size - other.size;
};
compare(crate, crate);

const table: Record<string, () => number> = {
  first() {
    return 1;
  },
  second: () => 2,
  ["third"]: function () {
    return 3;
  },
};
for (const key in table) table[key]();

crate.cost().then(
  (cost) => {
    log.push(`cost ${cost}`);
  },
  (error) => log.push(String(error)),
);
export { crate };
