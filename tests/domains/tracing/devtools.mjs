// What Chrome DevTools' Performance panel makes of a trace: its own code (the npm package chrome-devtools-frontend) in
// Node 24.
//
//     node devtools.mjs PACKAGE_DIR FILE...
//
// Prints JSON: for each file, how many events it has, or the error with which DevTools gives up, and what it found.

import { readFileSync } from "node:fs";
import { registerHooks, stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const I18N = `
const t = (string, values = {}) => String(string).replace(/\\{(\\w+)\\}/g, (whole, name) => values[name] ?? whole);
export const i18n = {
  registerUIStrings: (path, strings) => strings,
  getLocalizedString: (strings, string, values) => t(string, values),
  getLazilyComputedLocalizedString: (strings, string, values) => () => t(string, values),
  lockedString: string => string, lockedLazyString: string => () => string,
  serializeUIString: (string, values = {}) => JSON.stringify({string, values}),
};
export const TimeUtilities = {formatMicroSecondsTime: String, formatMillisecondsTime: String, millisToString: String};
export const ByteUtilities = {bytesToString: String};
`;

// Modules that DevTools' trace model imports, but from which it needs little or nothing here.
const REPLACED = {
  "core/i18n/i18n.ts": I18N,
  "core/sdk/sdk.ts": "export const SourceMap = {SourceMap: class {}};",
  "core/common/common.ts": `export const ParsedURL = {ParsedURL: {
    completeURL: (base, href) => { try { return new URL(href, base).href; } catch { return null; } },
    fromString: (text) => { try { const url = new URL(text); return {host: url.host, scheme: url.protocol.slice(0, -1)}; } catch { return null; } },
  }};`,
  "models/crux-manager/crux-manager.ts": "",
};

const package_ = process.argv[2];
const root = pathToFileURL(join(package_, "front_end")).href + "/";
registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith(".") || !context.parentURL?.startsWith(root)) return next(specifier, context);
    const url = new URL(specifier, context.parentURL).href;
    const isScript = url.includes("/third_party/") || url.includes("/Images.");
    return { url: isScript ? url : url.replace(/\.js$/, ".ts"), format: "module", shortCircuit: true };
  },
  load(url, context, next) {
    if (!url.startsWith(root)) return next(url, context);
    let source = REPLACED[url.slice(root.length)];
    if (source === undefined) {
      let file = fileURLToPath(url);
      let text;
      try {
        text = readFileSync(file, "utf8");
      } catch {
        text = readFileSync(file.replace(/\.js$/, ".ts"), "utf8");
        file = ".ts";
      }
      source = file.endsWith(".ts") ? stripTypeScriptTypes(text, { mode: "transform" }) : text;
    }
    return { format: "module", source, shortCircuit: true };
  },
});

const problems = [];
console.error = console.warn = (...texts) => problems.push(texts.join(" "));

const Trace = await import(`${root}models/trace/trace.ts`);
const results = [];
for (const name of process.argv.slice(3)) {
  problems.length = 0;
  const bytes = readFileSync(name);
  const trace = JSON.parse((name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
  const model = Trace.TraceModel.Model.createWithAllHandlers();
  try {
    await model.parse(trace.traceEvents, { metadata: trace.metadata ?? {}, isFreshRecording: false });
    const parsed = model.parsedTrace(0);
    const { Meta, Renderer, Samples, UserTimings } = parsed.data;
    const profiles = [...Samples.profilesInProcess.values()].flatMap((one) => [...one.values()]);
    const threads = [...Renderer.processes.values()].flatMap((one) => [...one.threads.values()]);
    results.push({
      events: parsed.traceEvents.length,
      url: Meta.mainFrameURL,
      threads: threads.map((one) => one.name),
      entries: threads.reduce((sum, one) => sum + one.entries.length, 0),
      samples: profiles.reduce((sum, one) => sum + one.parsedProfile.samples.length, 0),
      marks: UserTimings.performanceMarks.map((one) => one.name),
      problems: [...problems],
    });
  } catch (error) {
    results.push({ error: String(error?.stack ?? error) });
  }
}
console.log(JSON.stringify(results));
