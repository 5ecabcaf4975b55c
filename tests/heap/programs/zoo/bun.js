// Some objects in Bun, which writes its heap in V8's format to HEAP_FILE.
class Customer {
  constructor(id) {
    this.id = id;
    this.orders = Array.from({ length: 3 }, (_, i) => ({ i, of: this }));
  }
}
globalThis.customers = Array.from({ length: 5000 }, (_, i) => new Customer(i));
globalThis.byId = new Map(customers.map((customer) => [`customer ${customer.id}`, customer]));
globalThis.listOf = new WeakMap(customers.map((customer) => [customer, customer.orders]));
globalThis.closures = customers.map((customer) => () => customer.id);
await Bun.write(process.env.HEAP_FILE, Bun.generateHeapSnapshot("v8"));
