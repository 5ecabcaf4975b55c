// A big heap, for benchmarks: that of an application, with parts that are hard to analyse.
//
//     node big.js MEGABYTES [deep]    # about the size of the snapshot; `deep`: with 1600 and 800 links of lists a MB
"use strict";
const scale = Number(process.argv[2]);
const deep = process.argv[3] === "deep";
const world = (globalThis.world = {});
const text = (...parts) => parts.map(String).join("");
const times = (count, make) => Array.from({ length: count }, (_, i) => make(i));

class Entity {
  constructor(id) {
    this.id = id;
  }
}
class Customer extends Entity {
  constructor(id) {
    super(id);
    this.name = text("Customer number ", id);
    this.orders = [];
  }
}
class Order extends Entity {
  constructor(id, customer) {
    super(id);
    this.customer = customer;
    this.total = id + 0.25;
    this.lines = [{ product: id % 7, quantity: 1, price: 9.5 }];
  }
}
class TreeNode {
  constructor(parent, depth) {
    this.parent = parent;
    this.children = depth ? times(4, () => new TreeNode(this, depth - 1)) : null;
  }
}
class Singly {
  constructor(next) {
    this.next = next;
  }
}
class Doubly {
  constructor(previous) {
    this.previous = previous;
    this.next = null;
  }
}
const long = text(...times(400, (i) => `piece ${i} of something long; `));

function part(number) {
  const customers = times(80, (i) => new Customer(number * 80 + i));
  const orders = new Map();
  for (let i = 0; i < 400; i++) {
    const order = new Order(i, customers[i % 80]);
    order.customer.orders.push(order);
    orders.set(text("order ", number, ".", i), order);
  }
  const make = (value) => [() => value, () => value.id, function named() { return make; }]; // prettier-ignore
  let cons = text("a beginning ", number);
  for (let i = 0; i < 100; i++) cons = cons + text("+", i, ".", number);
  return {
    customers,
    orders,
    details: new WeakMap(customers.map((customer) => [customer, { detail: customer.id, more: { of: customer } }])),
    members: new Set(customers),
    closures: customers.flatMap(make),
    cons,
    halves: times(80, (i) => text("the left half of ", i) + text(" and the right half of ", number)),
    sliced: times(80, (i) => long.slice(i, i + 40)),
    repeated: times(80, () => text("said more than ", "once")),
    buffers: times(10, (i) => new Uint8Array(100 + i * 50)),
    points: times(500, (i) => ({ x: i + 0.5, y: i })),
    records: times(200, (i) => ({ a: { b: [i] }, at: new Date(i) })),
    tree: new TreeNode(null, 5),
    bound: times(20, (i) => make.bind(null, { i })),
    promises: times(20, (i) => new Promise(() => i)),
  };
}

let rest = scale - 4; // the runtime's own
if (deep) {
  for (let i = 0; i < scale * 1600; i++) world.singly = new Singly(world.singly);
  world.doubly = { first: new Doubly(null) };
  for (let i = 1, last = world.doubly.first; i < scale * 800; i++) last = last.next = new Doubly(last);
  rest -= scale * 0.19;
}
world.parts = times(Math.round(rest / 0.63), part);
world.cache = new Map();

globalThis.leak = () => {
  const count = Math.max(200, scale * 100);
  for (let i = 0; i < count; i++) world.cache.set(text("leaked ", i), new Order(i, world.parts[0].customers[i % 80]));
  world.late = times(Math.ceil(world.parts.length / 20), part);
  for (let i = 0; i < world.parts.length; i += 10) world.parts[i].points = null; // and as much is dropped
  return world.cache.size;
};
globalThis.settle = async () => {
  for (let i = 0; i < 2; i++) await new Promise((resolve) => setTimeout(resolve, 0));
};
setInterval(() => {}, 60_000);
globalThis.ready = true;
