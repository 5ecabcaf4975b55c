// Pages rendered on a server, by react-dom and preact, with the trees that they came from. For Node and Deno.
//
//     node rendered.cjs TOOLS [ROWS]
"use strict";
const { createRequire } = require("node:module");
const path = require("node:path");
const load = createRequire(path.resolve(globalThis.Deno ? Deno.args[0] : process.argv[2], "package.json"));
const React = load("react");
const server = load("react-dom/server");
// preact is an ES module, and Deno 2.9 resolves what that imports only in a project of its own.
const preact = globalThis.Deno ? null : load("preact");
const render = preact && load("preact-render-to-string");

const rows = Array.from({ length: Number((globalThis.Deno ? Deno.args[1] : process.argv[3]) || 1500) }, (_, id) => ({ id, label: `row ${id}`, tags: ["a", `b${id % 9}`] }));
const app = ({ createElement: h, createContext, Fragment }, hooks) => {
  const Theme = createContext("light");
  const Row = ({ row, pick }) => {
    const theme = hooks.useContext(Theme);
    const [count] = hooks.useState(() => ({ of: row }));
    const click = hooks.useCallback(() => pick(row.id), [row]);
    return h("tr", { className: `${theme} row`, onClick: click, "data-id": count.of.id }, [
      h("td", { key: 1, style: { color: row.id % 2 ? "teal" : "red" } }, row.label),
      h("td", { key: 2 }, row.tags.map((tag) => h("b", { key: tag }, tag))),
    ]);
  };
  const Table = ({ rows }) => {
    const sorted = hooks.useMemo(() => [...rows].sort((one, other) => other.id - one.id), [rows]);
    return h(Fragment, null, h("h1", null, "A table"), h("table", null, h("tbody", null, sorted.map((row) => h(Row, { key: row.id, row, pick: (id) => id })))));
  };
  return h(Theme.Provider, { value: "dark" }, h(Table, { rows }));
};

async function main() {
  const made = (globalThis.made = { pages: [], elements: [], streams: [] });
  made.elements.push(app(React, React));
  if (preact) made.elements.push(app(preact, load("preact/hooks")));
  const page = () => made.pages.push(server.renderToString(made.elements[0]), preact && render.renderToString(made.elements[1]));
  for (let i = 0; i < 5; i++) page();
  const Waits = React.lazy(() => new Promise(() => {})); // a page that is never complete
  for (let i = 0; i < 20; i++) {
    const late = React.createElement(React.Suspense, { fallback: `wait ${i}` }, React.createElement(Waits));
    const stream = server.renderToPipeableStream?.(React.createElement("div", null, made.elements[0], late), { onShellError() {} });
    made.streams.push(stream);
  }
  globalThis.leak = () => (page(), page(), null);
  setInterval(() => {}, 60_000);
  globalThis.ready = true;
}
main();
