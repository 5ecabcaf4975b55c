"""client.coverage beside NODE_V8_COVERAGE and `deno run --coverage` of the same program."""

from __future__ import annotations

from pathlib import Path

import pytest

from ...conftest import SERVERS, find_runtime
from .oracle import functions, recorded, written

pytestmark = pytest.mark.real

MAIN = """\
import { pick, Shape, numbers, later } from "./other.mjs";
const shape = new Shape(3);
for (let i = 0; i < 5; i++) shape.grow(i);
pick(0) ?? pick(1);
let total = 0;
for (const n of numbers(4)) total += n > 2 ? n : -n;
try { shape.fail(true); } catch { total++; } finally { total += 2; }
later(3).then(() => { total += 1; }, () => { total -= 1; });
[1, 2, 3].map((n) => n * 2).filter((n) => n > 9);
eval("function hidden() { return 1; } hidden();");
"""
OTHER = """\
export function pick(n) { return n ? "one" : n === 7 ? "seven" : null; }
export class Shape {
  #size; static made = 0;
  constructor(size) { this.#size = size; Shape.made++; }
  get area() { return this.#size ** 2; }
  grow(by) { if (by > 2) { this.#size += by; } else { this.#size++; } return this; }
  fail(now) { if (now) { throw new Error("now"); } return "unreachable"; }
}
export function* numbers(n) { for (let i = 0; i < n; i++) { yield i; } }
export async function later(n) { for (let i = 0; i < n; i++) { await null; } if (n > 3) { return 9; } return n; }
export const never = () => { switch (1) { case 1: return 1; default: return 2; } };
"""


@pytest.mark.parametrize("name", SERVERS)
def test_a_recording_has_the_ranges_that_the_runtime_writes_itself(name: str, tmp_path: Path) -> None:
    find_runtime(name)
    (tmp_path / "other.mjs").write_text(OTHER)
    main = tmp_path / "main.mjs"
    main.write_text(MAIN)
    ours, theirs = functions(recorded(name, [str(main)])), functions(written(name, [str(main)]))
    assert set(theirs) == {str(main), str(tmp_path / "other.mjs")}
    if name == "deno":
        # Deno 2.9 compiles the modules before it waits for a debugger. So what runs at their top level has no blocks.
        for found in (ours, theirs):
            for one in found.values():
                for key in [key for key in one if key[2] == -1 or key[0].startswith("<")]:
                    del one[key]
    assert ours == theirs
