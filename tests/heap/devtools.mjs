// What Chrome DevTools makes of a heap snapshot: its own code (the npm package chrome-devtools-frontend) in Node 24.
//
//     node devtools.mjs [--bench] [--no-duplicates] PACKAGE_DIR OUT_DIR FILE [FILE2]
//     node devtools.mjs --each PACKAGE_DIR FILE...
//     node devtools.mjs --allocations PACKAGE_DIR FILE...
//     node devtools.mjs --views PACKAGE_DIR FILE...
//
// See devtools.py for what it writes. With --each it prints what it makes of each file, or why it does not read it. With
// --allocations it prints the numbers of its Allocation view. With --views it prints the rows of its Summary view for each
// of its filters, the native context of each node, and the variables of contexts that no function uses.
// With --bench it does only what DevTools does for its Summary view (with FILE2 for
// its Comparison view, too), and prints the times. Snapshots are read in chunks of 10 MB, as DevTools reads files, and
// a second thread computes dominators, as in DevTools. DevTools also copies each chunk and each answer from one thread
// to another; that is left out here.

import { open, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { console as inspected } from "node:inspector";
import { registerHooks, stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

// Modules that the worker's code imports but does not need, or from which it needs one thing.
const REPLACED = {
  "core/i18n/i18n.ts":
    "export const i18n = {serializeUIString: (string, values = {}) => JSON.stringify({string, values})};",
  "core/text_utils/text_utils.ts": "export * as TextUtils from './TextUtils.js';",
  "core/text_utils/ContentData.ts": "export class ContentData {}",
  "core/text_utils/ContentProvider.ts": "export class SearchMatch {}",
  "models/heap_snapshot/heap_snapshot.ts": "export * as HeapSnapshotModel from './HeapSnapshotModel.js';",
  "core/platform/platform.ts": ["Array", "Map", "String", "TypedArray"]
    .map((name) => `export * as ${name}Utilities from './${name}Utilities.js';`)
    .join("\n"),
};

async function worker(package_, name) {
  const root = pathToFileURL(join(package_, "front_end")).href + "/";
  registerHooks({
    resolve(specifier, context, next) {
      if (!specifier.startsWith(".") || !context.parentURL?.startsWith(root)) return next(specifier, context);
      const url = new URL(specifier.replace(/\.js$/, ".ts"), context.parentURL).href;
      return { url, format: "module", shortCircuit: true };
    },
    load(url, context, next) {
      if (!url.startsWith(root)) return next(url, context);
      const source =
        REPLACED[url.slice(root.length)] ??
        stripTypeScriptTypes(readFileSync(fileURLToPath(url), "utf8"), { mode: "transform" });
      return { format: "module", source, shortCircuit: true };
    },
  });
  return import(`${root}entrypoints/heap_snapshot_worker/${name}.ts`);
}

// --- the second thread ---

if (!isMainThread) {
  const { SecondaryInitManager } = await worker(workerData, "HeapSnapshot");
  parentPort.on("message", (port) => new SecondaryInitManager(port));
} else {
  if (process.argv[2] === "--each") await each(process.argv[3], process.argv.slice(4));
  else if (process.argv[2] === "--allocations") await allocations(process.argv[3], process.argv.slice(4));
  else if (process.argv[2] === "--views") await views(process.argv[3], process.argv.slice(4));
  else await main(process.argv.slice(2));
}

// --- the first ---

function secondThread(package_) {
  return new Worker(new URL(import.meta.url), {
    workerData: package_,
    resourceLimits: { maxOldGenerationSizeMb: 8192 },
  });
}

async function load(package_, file, seconds, shared) {
  let start = performance.now();
  const lap = () => -start / 1000 + (start = performance.now()) / 1000;
  const second = shared ?? secondThread(package_);
  const failed = new Promise((_, reject) => second.once("error", reject));
  failed.catch(() => {}); // awaited below; until then it must not count as an unhandled rejection
  const { HeapSnapshotLoader } = await worker(package_, "HeapSnapshotLoader");
  seconds.start = lap();
  const loader = new HeapSnapshotLoader();
  const handle = await open(file);
  const decoder = new StringDecoder("utf8"); // here, unlike in Chrome, TextDecoder would make each chunk a two-byte string
  const buffers = [Buffer.allocUnsafe(10_000_000), Buffer.allocUnsafe(10_000_000)];
  const read = () => handle.read(buffers[0], 0, buffers[0].length);
  for (let next = read(); ; ) {
    const { bytesRead, buffer } = await next;
    if (!bytesRead) break;
    buffers.reverse();
    next = read();
    loader.write(decoder.write(buffer.subarray(0, bytesRead)));
  }
  loader.write(decoder.end());
  await handle.close();
  loader.close();
  await loader.parsingComplete;
  seconds.load = lap();
  const { port1, port2 } = new MessageChannel();
  second.postMessage(port2, [port2]);
  const snapshot = await Promise.race([loader.buildSnapshot(port1), failed]);
  port1.close();
  second.removeAllListeners();
  if (shared === undefined) await second.terminate();
  snapshot.updateStaticData();
  const statistics = snapshot.getStatistics();
  const aggregates = snapshot.aggregatesWithFilter({});
  seconds.analyse = lap();
  return { snapshot, statistics, aggregates };
}

function compare(newer, base) {
  const aggregates = base.aggregatesForDiff(newer.interfaceDefinitions());
  return Object.entries(newer.calculateSnapshotDiff(1, aggregates)).map(([key, diff]) => ({
    key,
    name: diff.name,
    added_count: diff.addedCount,
    removed_count: diff.removedCount,
    count_delta: diff.countDelta,
    added_size: diff.addedSize,
    removed_size: diff.removedSize,
    size_delta: diff.sizeDelta,
  }));
}

async function main(args) {
  const bench = args.includes("--bench");
  const [package_, out, file, file2] = args.filter((arg) => !arg.startsWith("--"));
  const seconds = {};
  const problems = [];
  console.assert = inspected.assert; // V8's own, as in Chrome: with Node's wrapper the analysis takes 1.6 times as long
  console.warn = (text) => problems.push(text); // it lists nodes that cannot be reached
  const { snapshot, statistics, aggregates } = await load(package_, file, seconds);
  const result = {
    nodes: snapshot.nodeCount,
    edges: snapshot.containmentEdges.length / snapshot.edgeFieldsCount,
    total_size: snapshot.totalSize,
    statistics,
    seconds,
    problems,
  };
  if (!bench) await describe(result, snapshot, aggregates, out, !args.includes("--no-duplicates"));
  if (file2 !== undefined) {
    seconds.newer = {};
    const newer = (await load(package_, file2, seconds.newer)).snapshot;
    const start = performance.now();
    const diff = compare(newer, snapshot);
    seconds.diff = (performance.now() - start) / 1000;
    if (!bench) Object.assign(result, { diff, diff_interfaces: JSON.parse(newer.interfaceDefinitions()) });
  }
  seconds.total = performance.now() / 1000; // since the process was started
  if (bench) delete result.problems;
  result.peak_rss = process.resourceUsage().maxRSS;
  result.cpu = (process.cpuUsage().user + process.cpuUsage().system) / 1e6;
  if (bench) console.log(JSON.stringify(result));
  else await writeFile(join(out, "result.json"), JSON.stringify(result));
}

async function each(package_, files) {
  console.assert = console.warn = () => {};
  const results = [];
  let second = secondThread(package_);
  for (const file of files) {
    try {
      const { snapshot, aggregates } = await load(package_, file, {}, second);
      const node = snapshot.createNode(0);
      const ordinals = [...Array(snapshot.nodeCount).keys()];
      const at = (ordinal) => ((node.nodeIndex = ordinal * snapshot.nodeFieldCount), node);
      results.push({
        total_size: snapshot.totalSize,
        classes: Object.values(aggregates).map((one) => [one.name, one.distance, one.count, one.self, one.maxRet]),
        ids: ordinals.map((ordinal) => at(ordinal).id()),
        names: ordinals.map((ordinal) => at(ordinal).name()),
        types: ordinals.map((ordinal) => String(at(ordinal).type())),
        distances: [...snapshot.nodeDistances],
        retained: [...snapshot.retainedSizes],
        edges: ordinals.map((ordinal) => {
          const found = [];
          for (const edges = at(ordinal).edges(); edges.hasNext(); edges.next()) {
            found.push([edges.edge.name(), String(edges.edge.type()), edges.edge.node().id()]);
          }
          return found;
        }),
      });
    } catch (error) {
      results.push({ error: String(error) });
      await second.terminate(); // it may never end
      second = secondThread(package_);
    }
  }
  await second.terminate();
  console.log(JSON.stringify(results));
}

async function allocations(package_, files) {
  console.assert = console.warn = () => {};
  const results = [];
  const second = secondThread(package_);
  for (const file of files) {
    const { snapshot } = await load(package_, file, {}, second);
    const node = snapshot.createNode(0);
    const stacks = [];
    for (let ordinal = 0; ordinal < snapshot.nodeCount; ordinal++) {
      node.nodeIndex = ordinal * snapshot.nodeFieldCount;
      const frames = snapshot.allocationStack(node.nodeIndex);
      stacks.push(frames && frames.map((one) => [one.functionName, one.scriptName, one.line, one.column]));
    }
    const samples = snapshot.getSamples();
    results.push({
      tops: snapshot.allocationTracesTops().map((one) => ({
        function: [one.name, one.scriptName, one.line, one.column],
        numbers: [one.count, one.size, one.liveCount, one.liveSize],
      })),
      stacks: stacks.map((frames) => frames && frames.map((frame) => frame.join(":")).join("|")),
      samples: samples && [samples.timestamps, samples.lastAssignedIds, samples.sizes],
    });
  }
  await second.terminate();
  console.log(JSON.stringify(results));
}

async function views(package_, files) {
  console.assert = console.warn = () => {};
  const results = [];
  const second = secondThread(package_);
  for (const file of files) {
    const { snapshot } = await load(package_, file, {}, second);
    results.push({ ...viewsOf(snapshot), attribution: [...snapshot.nodeNativeContextAttribution] });
  }
  await second.terminate();
  console.log(JSON.stringify(results));
}

function viewsOf(snapshot) {
  const sizes = snapshot.getNativeContextSizes();
  const names = [
    "objectsRetainedByContexts",
    "objectsRetainedByDetachedDomNodes",
    "objectsRetainedByConsole",
    "objectsRetainedByEventHandlers",
    "sharedNativeContext",
    "noNativeContext",
    ...sizes.nativeContexts.map((one) => `nativeContext_${one.nodeIndex}`),
  ];
  const rows = (filterName) =>
    Object.entries(snapshot.aggregatesWithFilter({ filterName })).map(([key, one]) => {
      return [key, one.distance, one.count, one.self, one.maxRet];
    });
  return {
    filters: Object.fromEntries(names.map((name) => [name, rows(name)])),
    native_contexts: {
      each: sizes.nativeContexts.map((one) => [one.nodeId, one.nodeIndex, one.attributedSize, one.retainedSize]),
      shared: sizes.sharedSize,
      none: sizes.noAttributionSize,
    },
    contexts: snapshot.analyzeContexts(),
  };
}

async function describe(result, snapshot, aggregates, out, duplicates) {
  const count = snapshot.nodeCount;
  const fields = snapshot.nodeFieldCount;
  const node = snapshot.createNode(0);

  const classes = Object.entries(aggregates);
  result.classes = classes.map(([key, one]) => {
    return { key, name: one.name, distance: one.distance, count: one.count, self: one.self, max_ret: one.maxRet };
  });
  const rows = new Map(classes.map(([key], row) => [key, row]));
  const publicKey = (key) => (typeof key === "number" ? `,${snapshot.strings[key]}` : key); // #classKeyFromClassKey
  const internal = new Map(); // strings need not be built for every node

  const self = new Float64Array(count);
  const detached = new Uint8Array(count);
  const row = new Int32Array(count);
  for (let ordinal = 0; ordinal < count; ordinal++) {
    node.nodeIndex = ordinal * fields;
    self[ordinal] = node.selfSize();
    detached[ordinal] = node.detachedness();
    const key = node.classKeyInternal();
    let found = internal.get(key);
    if (found === undefined) internal.set(key, (found = rows.get(publicKey(key)) ?? -1));
    row[ordinal] = found;
  }
  const columns = {
    "dominator.u32": snapshot.dominatorsTree,
    "retained.f64": snapshot.retainedSizes,
    "self.f64": self,
    "distance.i32": snapshot.nodeDistances,
    "detached.u8": detached,
    "row.i32": row,
    "native.i32": snapshot.nodeNativeContextAttribution,
  };
  await Promise.all(Object.entries(columns).map(([name, column]) => writeFile(join(out, name), column)));

  result.interfaces = JSON.parse(snapshot.interfaceDefinitions());
  result.duplicates = (duplicates ? snapshot.getDuplicateStrings() : []).map((group) => {
    return { text: group.value, count: group.count, self: group.totalSelfSize, retained: group.totalRetainedSize };
  });

  Object.assign(result, viewsOf(snapshot));

  const spread = (parts) => {
    const ordinals = new Set();
    for (let part = 0; part < parts; part++) ordinals.add(Math.floor((part * count) / parts));
    return ordinals;
  };
  const named = new Set(Array(Math.min(2000, count)).keys()).union(spread(2000));
  result.names = Array.from(named, (ordinal) => {
    node.nodeIndex = ordinal * fields;
    return [ordinal, node.name(), node.className(), publicKey(node.classKeyInternal())];
  });

  result.paths = Array.from(spread(200), (ordinal) => retention(snapshot, ordinal));
}

// What retains a node, as the Retainers view lists it.
function retention(snapshot, ordinal) {
  const nodeIndex = ordinal * snapshot.nodeFieldCount;
  const retainers = snapshot.createRetainingEdgesProvider(nodeIndex);
  retainers.sortAndRewind({ fieldName1: "!edgeDistance", ascending1: true, fieldName2: "name", ascending2: true });
  const shown = retainers.serializeItemsRange(0, 20);
  return {
    ordinal,
    id: snapshot.createNode(nodeIndex).id(),
    retainers: shown.items.map((edge) => [edge.name, edge.type, edge.node.id, edge.node.distance]),
    retainers_count: shown.totalLength,
  };
}
