import { Builder, later, spin } from "./trees.ts";

interface Result {
  total: number;
}

function main(): Result {
  let total = 0;
  const end = Date.now() + 40;
  while (Date.now() < end) {
    const tree = Builder.prototype.build.call({ build: Builder.prototype.build }, 12);
    total += Builder.count(tree);
  }
  const builder = new Builder({ depth: 3 });
  total += builder.size;
  void builder.grow();
  total += spin(40);
  return { total };
}

const callback = function (x: number): number {
  return spin(10 * x);
};

const object = {
  method(): number {
    return spin(15);
  },
};

main();
[1, 2].map(callback);
[1].map((x: number): number => spin(15 * x));
object.method();
void later(30).then(function finished(): void {
  (globalThis as { finished?: boolean }).finished = true;
});
