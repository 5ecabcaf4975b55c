// Types that are erased, so that lines and columns move.
interface Options {
  depth: number;
  /** Not used. */
  name?: string;
}

type Tree = { left: Tree | null; right: Tree | null };

export class Builder<T extends Options> {
  readonly options: T;

  constructor(options: T) {
    this.options = options;
    spin(15);
  }

  build(depth: number = this.options.depth): Tree | null {
    if (depth === 0) return null;
    return { left: this.build(depth - 1), right: this.build(depth - 1) };
  }

  static count(tree: Tree | null): number {
    return tree === null ? 0 : 1 + Builder.count(tree.left) + Builder.count(tree.right);
  }

  get size(): number {
    return spin(15);
  }

  async grow(): Promise<number> {
    await null;
    return spin(15);
  }
}

export const spin = (ms: number, factor: number = 1): number => {
  const end: number = Date.now() + ms;
  let sum = 0;
  while (Date.now() < end) {
    for (let i = 0; i < 1000; i++) sum += Math.sqrt(i * factor);
  }
  return sum;
};

export async function later(ms: number): Promise<number> {
  await new Promise<void>((resolve) => setTimeout(resolve, 1));
  return inner(ms);
}

function inner(ms: number): number {
  const end = Date.now() + ms;
  let text = "";
  while (Date.now() < end) {
    text = JSON.stringify({ a: [1, 2, 3], text: text.slice(0, 50) });
  }
  return text.length;
}
