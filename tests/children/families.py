"""Programs of several processes and threads, each of which notes itself in a directory."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import NamedTuple

PLANTED = 10_000
"""How many objects of the class Planted each has."""

NOTE = """\
// Notes this thread, plants objects, and stays until the file `done` is there.
const fs = process.getBuiltinModule('node:fs');
const { threadId } = process.getBuiltinModule('node:worker_threads');
const folder = process.env.FAMILY;
module.exports = (label, stay = true) => {
  globalThis.label = label;
  class Planted { constructor(id) { this.id = id } }
  globalThis.planted = Array.from({ length: 10000 }, (_, id) => new Planted(id));
  const name = `${process.pid}-${threadId}`;
  fs.writeFileSync(`${folder}/new-${name}`, JSON.stringify({ pid: process.pid, thread: threadId, label }));
  fs.renameSync(`${folder}/new-${name}`, `${folder}/note-${name}`);
  if (stay) setInterval(() => { if (fs.existsSync(`${folder}/done`)) process.exit() }, 100);
};
module.exports.done = async () => {
  while (!fs.existsSync(`${folder}/done`)) await new Promise(go => setTimeout(go, 100));
};
"""

_POOL = """\
const { Worker, isMainThread, workerData } = require('node:worker_threads');
require('./note.js')(workerData ?? 'main');
if (isMainThread) for (const name of ['a', 'b', 'c']) new Worker(__filename, { workerData: name, name });
else if (workerData === 'a') new Worker(__filename, { workerData: 'worker of a', name: 'worker of a' });
"""
_CHILDREN = """\
const { fork, spawn } = require('node:child_process');
const { Worker, isMainThread } = require('node:worker_threads');
const label = isMainThread ? process.argv[2] ?? 'main' : 'worker of spawned';
require('./note.js')(label);
if (label === 'main') {
  fork(__filename, ['forked']);
  spawn(process.execPath, [__filename, 'spawned'], { stdio: 'ignore' });
} else if (label === 'forked') {
  fork(__filename, ['forked by forked']);
} else if (label === 'spawned' && isMainThread) {
  new Worker(__filename);
}
"""
_CLUSTER = """\
const cluster = require('node:cluster');
require('./note.js')(cluster.isPrimary ? 'primary' : `worker ${cluster.worker.id}`);
if (cluster.isPrimary) { cluster.fork(); cluster.fork(); }
"""
_NODE_TEST = """\
const test = require('node:test');
const note = require('%(folder)s/note.js');
test('stays', async () => { note('%(name)s', false); await note.done(); });
"""
_JEST_TEST = """\
const note = require('%(folder)s/note.js');
test('stays', async () => { note('%(name)s', false); await note.done(); }, 60000);
"""


class Made(NamedTuple):
    """A program: what is run (a script and its arguments, or options), and how many note themselves."""

    arguments: list[str]
    noted: int


def make(name: str, folder: Path, jest: Path | None = None) -> Made:
    """Write a program."""
    (folder / "note.js").write_text(NOTE)
    (folder / "package.json").write_text('{"type": "commonjs"}')
    scripts = {"pool": (_POOL, 5), "children": (_CHILDREN, 5), "cluster": (_CLUSTER, 3)}
    if name in scripts:
        (folder / "program.js").write_text(scripts[name][0])
        return Made([str(folder / "program.js")], scripts[name][1])
    if name == "node --test":
        (folder / "first.test.js").write_text(_NODE_TEST % {"folder": folder, "name": "first"})
        return Made(["--test", str(folder / "first.test.js")], 1)  # with an inspector, one test file runs at a time
    assert jest is not None
    for one in ("first", "second"):
        (folder / f"{one}.test.js").write_text(_JEST_TEST % {"folder": folder, "name": one})
    (folder / "jest.config.json").write_text(
        json.dumps({"rootDir": str(folder), "workerThreads": name == "jest threads"})
    )
    script = jest / "node_modules/jest/bin/jest.js"
    return Made([str(script), "-c", str(folder / "jest.config.json"), "--maxWorkers=2", "--watchman=false"], 2)


class Noted(NamedTuple):
    """A thread of a process: the main one is 0."""

    pid: int
    thread: int
    label: str


def noted(folder: Path) -> set[Noted]:
    """Those that have noted themselves."""
    return {Noted(**json.loads(path.read_text())) for path in folder.glob("note-*")}


WHO = """JSON.stringify({
  pid: process.pid,
  thread: process.getBuiltinModule('node:worker_threads').threadId,
  label: globalThis.label ?? process.argv.slice(1, 2).map(one => one.split('/').pop()).join() ?? 'runner',
})"""
"""JavaScript for any of them: who it is."""


def clear(folder: Path) -> None:
    """Empty a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
