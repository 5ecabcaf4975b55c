// A shop that forgets no session and leaves its listeners behind, for the picture of a report.
"use strict";
const { EventEmitter } = require("node:events");
const times = (count, make) => Array.from({ length: count }, (_, i) => make(i));

class Product {
  constructor(id) {
    this.id = id;
    this.title = `Product ${id} of the catalogue`;
    this.prices = times(6, (i) => id * 1.1 + i);
    this.reviews = times(id % 4, (i) => ({ stars: (id + i) % 5, text: `Review ${i} of product ${id}: ${"good ".repeat(4)}` }));
  }
}
class Order {
  constructor(id, products) {
    this.id = id;
    this.lines = products.map((product) => ({ product, quantity: 1 + (id % 3) }));
  }
}
class Session {
  constructor(id) {
    this.user = { name: `user ${id}`, mail: `user${id}@shop.example` };
    this.orders = times(id % 5, (i) => new Order(10 * id + i, catalogue.slice(i, i + 3)));
    this.pages = times(4, (i) => `/products/${(id * 7 + i) % 900}?from=${id}`);
  }
}
const catalogue = times(900, (id) => new Product(id));
const sessions = new Map(times(4000, (id) => [`session ${id}`, new Session(id)]));
const pages = new Map(times(30, (id) => [`/page/${id}`, Buffer.alloc(20_000, `<li>${id}</li>`)]));
const search = Object.fromEntries(times(2500, (id) => [`word${id}`, times(id % 6, (i) => catalogue[(id + i) % 900])]));
const stock = new EventEmitter();
stock.setMaxListeners(0);

function watch(session) {
  const seen = times(20, (i) => `change ${i} that session ${session} saw`);
  stock.on("change", function onChange() { return seen; });
}
times(60, watch);
let next = 4000;
globalThis.leak = () => {
  times(2000, () => sessions.set(`session ${next}`, new Session(next++)));
  times(240, watch);
};
Object.assign(globalThis, { shop: { catalogue, sessions, pages, search, stock } });
setInterval(() => {}, 1000);
