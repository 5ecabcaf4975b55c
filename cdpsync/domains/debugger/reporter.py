"""The JavaScript of probes: a function that reports values from the target, and the conditions that call it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..values import source

if TYPE_CHECKING:
    from collections.abc import Sequence

STACK = 1
"""The flag of a hit that comes with its stack."""

NEVER_PAUSES = 2
"""The flag of a probe that may not pause the program where the function fails."""

# A hit is one text: [id, milliseconds, stack or 0, item…]. An item is a primitive as JSON, [0, nodes] as serialise.js
# writes them, or [1, nodes] with what the expression threw. V8 compiles the condition at every hit, because a debugger
# turns off its compilation cache, so the condition is short and everything else is in this function.
_REPORT = """(serialise, name, bindingName) => {
const binding = globalThis[bindingName], define = Object.defineProperty, apply = Reflect.apply;
const json = globalThis.JSON, stringify = json && json.stringify;
const slice = String.prototype.slice, isArray = Array.isArray;
const named = typeof stringify === "function" && stringify.name === "stringify";
const quotes = named && stringify('"\\n') === '"\\\\"\\\\n"';
const clock = globalThis.performance, start = clock && clock.timeOrigin, now = clock && clock.now, today = Date.now;
const left = { __proto__: null };
function time() {
  try { if (clock) return start + apply(now, clock, []); } catch {}
  try { return +today() || 0; } catch { return 0; }
}
function large(v) {
  if (typeof v === "string") return "a string of " + v.length + " characters: " + apply(slice, v, [0, 100]) + "…";
  return isArray(v) ? "an array of " + v.length : "an object that is too large";
}
const nodes = (v, most) => serialise(v, most, true) || serialise(large(v), 10000, true);
function item(f, most) {
  let v;
  try { v = f(); } catch (error) { return "[1," + nodes(error, 10000) + "]"; }
  switch (typeof v) {
    case "number": if (v !== 0 || 1 / v > 0) return "" + v; break;
    case "boolean": return v ? "true" : "false";
    case "string": if (quotes && v.length < most) return stringify(v); break;
    case "undefined": if (v === undefined) return "null";
  }
  return v === null ? "null" : "[0," + nodes(v, most) + "]";
}
function stack() {
  let found = "";
  const before = Object.getOwnPropertyDescriptor(Error, "prepareStackTrace");
  const limit = Object.getOwnPropertyDescriptor(Error, "stackTraceLimit");
  try {
    define(Error, "stackTraceLimit", { value: 50, writable: true, configurable: true, enumerable: true });
    define(Error, "prepareStackTrace", { configurable: true, writable: true, value: (_, sites) => {
      for (let i = 0; i < sites.length; i++) {
        const s = sites[i], url = s.getScriptNameOrSourceURL();
        found += (i ? "," : "") + "[" + nodes(s.getFunctionName() || "", 10000) + "," + nodes(url || "", 10000) + ","
          + (s.getLineNumber() || 0) + "," + (s.getColumnNumber() || 0) + "]";
      }
      return "";
    } });
    const o = {}; Error.captureStackTrace(o, report); void o.stack;
  } catch {} finally {
    try {
      if (before) define(Error, "prepareStackTrace", before); else delete Error.prepareStackTrace;
      if (limit) define(Error, "stackTraceLimit", limit);
    } catch {}
  }
  return "[" + found + "]";
}
function text(id, flags, most, values) {
  let line = "[" + id + "," + time() + "," + (flags & 1 ? stack() : 0);
  for (let i = 0; i < values.length; i++) line += "," + item(values[i], most);
  return line + "]";
}
function report(id, flags, most, limit, ...values) {
  if (limit) {
    const n = left[id] ?? limit;
    if (!n) return false;
    left[id] = n - 1;
  }
  try { binding(text(id, flags, most, values)); } catch { return !(flags & 2); }
  return false;
}
const read = (id, flags, most, limit, ...values) => text(id, flags, most, values);
function failed(id, limit, error) {
  if (limit) {
    const n = left[id] ?? limit;
    if (!n) return false;
    left[id] = n - 1;
  }
  try { binding("[" + id + "," + time() + ",-1,[1," + nodes(error, 10000) + "]]"); } catch {}
  return false;
}
function chooses(id, limit, f) {
  try { return f(); } catch (error) { return failed(id, limit, error); }
}
define(report, "text", { value: read });
define(report, "chooses", { value: chooses });
if (typeof binding === "function") {
  try { define(globalThis, name, { value: report, configurable: true }); delete globalThis[bindingName]; } catch {}
}
return read;
}"""


def arguments(id: int, flags: int, most: int, limit: int, expressions: Sequence[str]) -> str:
    """The arguments of the function: the numbers, and a function for each expression."""
    return ",".join([f"{id},{flags},{most},{limit}", *(f"()=>({lines(one)})" for one in expressions)])


def lines(expression: str) -> str:
    """The expression, so that a comment at its end does not hide what comes after it."""
    return f"{expression}\n" if "//" in expression or "<!--" in expression else expression


def condition(name: str, given: str, only_if: str | None, *, pauses: bool) -> str:
    """The condition of a probe's breakpoint: it reports and is false.

    If `only_if` throws, that is reported.

    In a context that has no such function yet, it is true if `pauses`, so that the function can be installed there.
    """
    guard = f'typeof {name}!="function"||' if pauses else f'typeof {name}=="function"&&'
    if only_if is None:
        return f"{guard}{name}({given})"
    id, _, _, limit = given.split(",", 4)[:4]
    chosen = f"{guard}{name}.chooses({id},{limit},()=>({lines(only_if)}))"
    return f"({chosen})&&({guard}{name}({given}))"


def install(name: str, binding: str) -> str:
    """An expression that installs the function in a context. Its value is a function that returns the text of a hit."""
    return f'({_REPORT})({source("serialise")},"{name}","{binding}")'
