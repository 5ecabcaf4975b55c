// node trace_mapping.mjs PACKAGES MAP QUERIES ANSWERS: what npm's trace-mapping answers.
// node trace_mapping.mjs --bench PACKAGES MAP: the seconds until the first answer, and of 100,000 more.
//
// QUERIES holds int32 numbers, five for each query: 0 for original or 1 for generated, index of the source, line (from 0),
// column, 0 for the lower or 1 for the upper bound. ANSWERS has for each of them the count of places, and each place:
// source, line, column, name; or line, column.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const bench = process.argv[2] === "--bench";
const [packages, file, queries, answers] = process.argv.slice(bench ? 3 : 2);
const { TraceMap, originalPositionFor, allGeneratedPositionsFor, AnyMap } = await import(
  pathToFileURL(path.join(packages, "node_modules/@jridgewell/trace-mapping/dist/trace-mapping.mjs"))
);

if (bench) {
  const began = performance.now();
  const map = new TraceMap(fs.readFileSync(file, "utf8"));
  originalPositionFor(map, { line: 5000, column: 10 });
  const ready = performance.now();
  let found = 0;
  for (let at = 0; at < 100_000; at++) found += originalPositionFor(map, { line: 1 + at % 4000, column: at % 90 }).line > 0;
  const looked = performance.now();
  allGeneratedPositionsFor(map, { source: map.sources[0], line: 5000, column: 0 });
  const seconds = { load: ready - began, lookups: looked - ready, "first reverse": performance.now() - looked };
  for (const key in seconds) seconds[key] /= 1000;
  console.log(JSON.stringify({ seconds, found }));
} else {
  const map = new AnyMap(fs.readFileSync(file, "utf8"));
  const sources = new Map(map.sources.map((name, index) => [name, index]));
  const names = new Map(map.names.map((name, index) => [name, index]));
  const bytes = fs.readFileSync(queries);
  const asked = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const out = [];
  for (let at = 0; at < asked.length; at += 5) {
    const [kind, source, line, column, upper] = asked.subarray(at, at + 5);
    const bias = upper ? -1 : 1; // LEAST_UPPER_BOUND, GREATEST_LOWER_BOUND
    if (kind === 0) {
      const found = originalPositionFor(map, { line: line + 1, column, bias });
      if (found.line === null) out.push(0);
      else out.push(1, sources.get(found.source), found.line - 1, found.column, found.name === null ? -1 : names.get(found.name));
    } else {
      const found = allGeneratedPositionsFor(map, { source: map.sources[source], line: line + 1, column, bias });
      out.push(found.length);
      for (const place of found) out.push(place.line - 1, place.column);
    }
  }
  fs.writeFileSync(answers, new Int32Array(out));
}
