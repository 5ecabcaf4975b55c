// Plants texts with the word Zebra wherever a program can have data.
const S = (n) => "s3cr3t" + n + "Zebra";
globalThis.kept = [];
class Customer { constructor(n) { this.password = S("value" + n); this[S("prop" + n)] = n; this.sym = Symbol(S("sym" + n)); } }
for (let i = 0; i < 30; i++) kept.push(new Customer(i));
globalThis.byMail = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [S("key" + i) + "@example.org", { i }]));
globalThis.map = new Map(Array.from({ length: 50 }, (_, i) => [S("mapkey" + i), S("mapvalue" + i)]));
globalThis.weak = new WeakMap(); globalThis.keys = [];
for (let i = 0; i < 50; i++) { const k = { k: S("wk" + i) }; keys.push(k); weak.set(k, i % 2 ? S("weakvalue" + i) : { v: S("wv" + i) }); }
globalThis.re = new RegExp(S("regexp") + "+"); 
globalThis.joined = []; for (let i = 0; i < 20; i++) joined.push(S("left" + i) + " and " + S("right" + i));
globalThis.long = (S("long") + ", ").repeat(400);
globalThis.sliced = long.slice(20, 900);
globalThis.big = 123456789123456789123456789n; globalThis.number = 98765.4321987;
globalThis.source = new Function("return '" + S("source") + "'"); source();
globalThis.template = (a) => `${S("template")} ${a}`; kept.push(template(1));
globalThis.err = new Error(S("message")); err.stack;
globalThis.json = JSON.parse(JSON.stringify({ [S("jsonkey")]: S("jsonvalue"), odd: '{"a":"' + S("inner") + '"}' }));
globalThis['{"' + S("oddname") + '"}'] = 1; globalThis.odd = { ['{"' + S("oddname2") + '"}']: 1, 'a,b': 2 };
try { eval("//# sourceURL=" + S("url") + ".js\n globalThis.evaled = function evaled() { return '" + S("evaled") + "'; }"); } catch {}
if (typeof document !== "undefined") {
  const div = document.createElement("div"); div.id = S("id"); div.className = S("class"); div.title = S("title"); div.textContent = S("text"); div.setAttribute("data-x", S("data"));
  document.body && document.body.append(div); globalThis.detached = div.cloneNode(true);
  const a = document.createElement("a"); a.href = "https://example.org/?q=" + S("href"); globalThis.link = a;
}
globalThis.ready = true; globalThis.settle = () => {}; setInterval(() => {}, 1e6);
