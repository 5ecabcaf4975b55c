// chrome-remote-interface on Node: https://github.com/cyrus-and/chrome-remote-interface
'use strict';
const fs = require('fs');
let CDP;
try {
  CDP = require('chrome-remote-interface');
} catch {
  console.log(JSON.stringify({missing: 'chrome-remote-interface'}));
  process.exit();
}

const status = field => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]);

// As in meter.py.
class Meter {
  start() {
    this.before = status('VmRSS');
    this.threads = status('Threads');
    fs.writeFileSync('/proc/self/clear_refs', '5');
    this.cpu = process.cpuUsage();
    this.at = performance.now();
  }
  stop() {
    const wall = (performance.now() - this.at) / 1e3;
    const cpu = process.cpuUsage(this.cpu);
    this.figures = {
      wall,
      cpu: (cpu.user + cpu.system) / 1e6,
      memory: Math.max(0, status('VmHWM') - this.before) * 1024,
      threads: status('Threads') - this.threads,
    };
  }
}

const latencies = times => {
  times.sort((a, b) => a - b);
  const middle = times.length >> 1;
  const median = times.length % 2 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
  return {median: median / 1e3, p99: times[Math.floor(times.length * 99 / 100)] / 1e3};
};

// local: without it each connection fetches /json/protocol, which Deno and the replay lack.
const open = at => CDP({host: at.host, port: at.port, local: true});

async function evaluate(client, count, times) {
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    await client.Runtime.evaluate({expression: '1+1'});
    times.push(performance.now() - start);
  }
}

async function threads(at, meter, {count, number}) {
  const client = await open(at);
  const times = [];
  await evaluate(client, Math.floor(count / 10), []);
  meter.start();
  await Promise.all(Array.from({length: number}, () => evaluate(client, Math.floor(count / number), times)));
  meter.stop();
  await client.close();
  return latencies(times);
}

async function storm(at, meter, count, handle) {
  const client = await open(at);
  let seen = 0;
  await client.Runtime.enable();
  if (handle) client.Runtime.consoleAPICalled(() => { seen++; });
  meter.start();
  await client.Runtime.evaluate({expression: `storm(${count})`});
  meter.stop();
  await client.close();
  return {lost: handle ? count - seen : 0};
}

async function large(at, meter, expression) {
  const client = await open(at);
  await client.Runtime.evaluate({expression: '1+1'});
  meter.start();
  const {result} = await client.Runtime.evaluate({expression, returnByValue: true});
  meter.stop();
  await client.close();
  return result.value;
}

const works = {
  async snapshot(at, meter, {path}) {
    const client = await open(at);
    const file = fs.openSync(path, 'w');
    meter.start();
    client.HeapProfiler.addHeapSnapshotChunk(({chunk}) => fs.writeSync(file, chunk));
    await client.HeapProfiler.takeHeapSnapshot();
    fs.closeSync(file);
    meter.stop();
    await client.close();
  },
  round_trips: (at, meter, {count}) => threads(at, meter, {count, number: 1}),
  threads,
  async pipelined(at, meter, {count}) {
    const client = await open(at);
    const all = number => Promise.all(Array.from({length: number}, () => client.Runtime.evaluate({expression: '1+1'})));
    await all(Math.floor(count / 10));
    meter.start();
    await all(count);
    meter.stop();
    await client.close();
  },
  async pairs(at, meter, {count}) {
    const client = await open(at);
    const times = [];
    await client.Runtime.enable();
    meter.start();
    for (let i = 0; i < count; i++) {
      const start = performance.now();
      const logged = client.Runtime.consoleAPICalled();
      await client.Runtime.evaluate({expression: 'pair()'});
      await logged;
      times.push(performance.now() - start);
    }
    meter.stop();
    await client.close();
    return latencies(times);
  },
  to_handler: (at, meter, {count}) => storm(at, meter, count, true),
  to_nobody: (at, meter, {count}) => storm(at, meter, count, false),
  async large_reply(at, meter, {size}) {
    const value = await large(at, meter, `text(${size})`);
    if (value.length !== size) throw new Error(`${value.length} characters`);
  },
  async large_command(at, meter, {size}) {
    const value = await large(at, meter, `'${'x'.repeat(size)}'.length`);
    if (value < size) throw new Error(`${value} characters`);
  },
  async connections(at, meter, {count}) {
    await (await open(at)).close(); // what the first one loads is not counted
    meter.start();
    for (let i = 0; i < count; i++) {
      const client = await open(at);
      await client.Runtime.evaluate({expression: '1+1'});
      await client.close();
    }
    meter.stop();
  },
  async idle(at, meter, {count}) {
    await (await open(at)).close();
    const clients = [];
    meter.start();
    for (let i = 0; i < count; i++) clients.push(await open(at));
    meter.stop();
    await Promise.all(clients.map(client => client.close()));
  },
};

async function main() {
  const task = JSON.parse(process.argv[2]);
  const work = works[task.work];
  if (!work) return {cannot: true};
  const meter = new Meter();
  const more = await work(task.at, meter, task.arguments);
  return {...meter.figures, ...more};
}

main().then(figures => console.log(JSON.stringify(figures)), error => { console.error(error); process.exit(1); });
