"""Programs whose coverage is known."""

from __future__ import annotations

from cdpsync.coverage import Coverage

WORK = """\
globalThis.work = function work(n) {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum += i % 2 ? i : -i;
  }
  if (n > 1e9) {
    sum = 7;
  }
  return sum;
};
globalThis.idle = function idle() {
  return "never";
};
"""
"""`work` is called by the tests, `idle` is not. The program's own top level has run before."""


def counts(coverage: Coverage, file: str) -> dict[str, int]:
    """How often each function was called, by name."""
    return {one.name: one.count for one in coverage[file].functions}
