"""Programs to be run with coverage: small ones with everything that is hard to count."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

HARD = """\
#!/usr/bin/env node
// 😀 beyond the basic plane
/* a block */ function a(x) { return x ? "😀" : 'n' } // trailing
/*
 several 😀 lines
*/
a(1); function never() { return 1 } // c
const r = /[/"'`]/.test("x") ? 1 : 2, q = 4 / 2 / 1;
function loop(n) { for (let i = 0; i < n; i++) { if (i > 5) throw new Error("x"); }
  if (n > 100) throw 1; // c
  try { n.x.y } catch { n = 2 } finally { n = 3 }
  switch (n) { case 1: return `a${n ? `b${1}` : "c"}d`
    case 3: return 3
    default: return 4 }
}
loop(2)
/* c8 ignore next 2 */
function ignored() {
  return 1 }
// deno-coverage-ignore
function ignored2() { return 1 }
// deno-coverage-ignore-start
function ignored3() { return 1 }
// deno-coverage-ignore-stop -- why
class K { #p = 1; static s = 2; get x() { return this.#p } async *g() { yield 1 } m = () => { return 3 } }
new K().x
const o = { m() { return 1 }, async n() { await 1; return 2 }, ['c' + 1]: () => 3 }; o.n()
if (o.z) {
  a(2)
} else {
  a(0)
}
a(1) || a(2) && a(3)
"""

TYPESCRIPT = """\
#!/usr/bin/env node
interface Shape { area(): number }
/* several
   lines */
type Known = "a" | "b";

export function used<T>(x: T, ...rest: Known[]): number {
  // a comment
  if (x === 1) {
    return 1;
  }
  return x ? 2 : 3; // "😀"
}

function never(): string {
  return `a ${`b`} /* no */`;
}
class Square implements Shape {
  side: number;
  constructor(side: number) { this.side = side; }
  area() { return this.side ** 2; }
  static unused(): void { throw new Error("x"); }
}
used(0, "a");
if (new Square(2).area() > 5) throw new Error("large" as string);
"""


def write(directory: Path) -> Path:
    """Write the programs, and one that loads them all; returns its path."""
    (directory / "hard.cjs").write_text(HARD)
    (directory / "crlf.mjs").write_bytes(HARD.replace("\n", "\r\n").encode())
    (directory / "typed.mts").write_text(TYPESCRIPT)
    (directory / "bom.mjs").write_text("\ufeff" + HARD.partition("\n")[2])
    main = directory / "main.mjs"
    typed = 'try { await import("./typed.mts") } catch {}\n'  # Node 20 cannot
    main.write_text('import "./hard.cjs"; import "./crlf.mjs"; import "./bom.mjs";\n' + typed)
    return main


def run_node(node: str, main: Path, directory: Path) -> None:
    """Run a program, and let Node write its coverage to a directory."""
    subprocess.run(
        [node, str(main)], check=True, capture_output=True, env={**os.environ, "NODE_V8_COVERAGE": str(directory)}
    )


def run_deno(deno: str, main: Path, directory: Path, cache: Path, *flags: str) -> dict[str, dict[int, int]]:
    """Run a program, let Deno write its coverage to a directory, and return what `deno coverage --lcov` says of it."""
    environment = {**os.environ, "DENO_DIR": str(cache), "NO_COLOR": "1"}
    command = [deno, "run", "-A", "--no-check", *flags, f"--coverage={directory}", str(main)]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    done = subprocess.run(
        [deno, "coverage", "--lcov", str(directory)], check=True, capture_output=True, env=environment
    )
    return lcov_lines(done.stdout.decode())


def lcov_lines(text: str) -> dict[str, dict[int, int]]:
    """The counts of the lines of each file in an LCOV tracefile."""
    found: dict[str, dict[int, int]] = {}
    lines: dict[int, int] = {}
    for line in text.splitlines():
        key, _, value = line.partition(":")
        if key == "SF":
            lines = found[value] = {}
        elif key == "DA":
            number, _, count = value.partition(",")
            lines[int(number)] = int(count)
    return found
