// Loaded by NODE_OPTIONS=--require into every Node and Deno that a launched program starts. It says who the process is,
// and makes it reachable. It prints nothing, and whatever goes wrong in it, the program runs as if it were not there.
//
// Node:  main thread  --------- announcement ---------->  a pipe with a name        (written before this script ends)
//        a worker     <-- commands, replies, events --->  a socket                  (inspector.Session of the main thread)
//
// No port is opened, so nobody else can connect, and Node prints no "Debugger attached.". The worker works while the
// main thread is busy or paused. Deno has no such sessions between threads: it opens an inspector of its own.
//
// The syntax is that of Node 4, because old versions read NODE_OPTIONS too.
'use strict';

// --- the main thread ---

function main(threads) {
  var isDeno = typeof Deno !== 'undefined';
  if (isDeno && !allowed({ name: 'env' })) return;
  var channel = process.env.CDPSYNC_CHILDREN;
  if (!channel || process.env.ELECTRON_RUN_AS_NODE) return;
  channel = JSON.parse(channel);
  var fs = require('fs');
  if (isDeno && !mayConnect(channel)) return;
  var inspector = require('inspector');
  if (!isDeno && typeof inspector.Session.prototype.connectToMainThread !== 'function') return; // before Node 12.11
  var title = process.argv[1] || '';
  var hello = {
    secret: channel.secret,
    pid: process.pid,
    ppid: process.ppid,
    argv: [process.execPath].concat(process.execArgv, process.argv.slice(1)),
    reachable: !isWithoutInspector(),
    version: isDeno ? 'Deno/' + Deno.version.deno : 'node.js/' + process.version,
    title: title,
    held: isHeld(channel, title) && fs.existsSync(channel.directory + '/hold'),
  };
  if (isDeno) {
    open(inspector, fs, channel, hello);
    return;
  }
  tell(fs, channel, hello);
  mendChildren(fs, channel);
  if (hello.reachable) start(threads, channel, hello);
}

// Node makes no inspector in a process that only starts others: Environment::should_create_inspector() in src/env-inl.h.
// A session with one would end the process (Node 20, 24).
function isWithoutInspector() {
  return process.execArgv.some(function (option) {
    return /^--(test|watch)(=|$)|^--watch-path/.test(option);
  });
}

// A program such as npm only starts the program that is meant, so it is not held, unless it is the launched process.
function isHeld(channel, title) {
  var name = title.replace(/^.*[\\/]/, '').replace(/\.[cm]?js$/, '');
  return process.ppid === channel.parent || channel.launchers.indexOf(name) < 0;
}

// Write one message to the pipe with a name. A message of up to 4,096 bytes is not mixed with those of others.
function tell(fs, channel, message) {
  if (!channel.pipe) return;
  var text = Buffer.from(JSON.stringify(message) + '\n');
  if (text.length > 4096) {
    var file = channel.directory + '/' + process.pid + '-' + Date.now() + '.json';
    fs.writeFileSync(file, text, { mode: 384, flag: 'wx' });
    text = Buffer.from(JSON.stringify({ secret: channel.secret, file: file }) + '\n');
  }
  var O = fs.constants;
  // Without a reader, opening it fails at once: whoever launched us has gone.
  var descriptor = fs.openSync(channel.pipe, O.O_WRONLY | O.O_NONBLOCK);
  try {
    for (var attempt = 0; ; attempt++) {
      try {
        fs.writeSync(descriptor, text, 0, text.length);
        return;
      } catch (error) {
        if (error.code !== 'EAGAIN' || attempt >= 200) throw error; // it is full
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      }
    }
  } finally {
    fs.closeSync(descriptor);
  }
}

// What the two threads tell each other; relay.cjs has the same names.
var STATE = 0, // changes whenever the main thread has something to look at
  HELD = 1, // 1 as long as the program must not start
  UP = 2, // 1 when the worker runs, 2 when it is connected, 3 when it has ended
  LEFT = 3; // 1 when the session is over, so that the program may end

function start(threads, channel, hello) {
  var flags = new Int32Array(new SharedArrayBuffer(16));
  flags[HELD] = hello.held ? 1 : 0;
  // env and execArgv are empty, so that the worker does not load what NODE_OPTIONS names, this script and the user's.
  var worker = new threads.Worker(__dirname + '/relay.cjs', {
    workerData: { flags: flags, channel: channel, hello: hello },
    env: {},
    execArgv: [],
    stdin: false,
    trackUnmanagedFds: false,
    name: 'cdpsync',
  });
  worker.on('error', function () {}); // without it, an error there would end the program
  worker.unref();
  // Even a program that ends at once is found, because it begins when it is connected. This does not wait for an answer.
  look(flags, function () { return flags[UP] >= 2 && flags[HELD] === 0; });
  atEnd(function () {
    if (Atomics.compareExchange(flags, UP, 0, 3) === 0 || flags[UP] === 3) return; // it has not begun, or has ended
    worker.postMessage('end');
    look(flags, function () { return flags[LEFT] === 1; });
  });
}

var PATIENCE = 10000; // milliseconds; a worker that is not connected by then never will be

// Wait until something is true. In between, V8 gets to run what the session asks for.
function look(flags, done) {
  var begin = Date.now();
  while (!done()) {
    var state = Atomics.load(flags, STATE);
    if (done()) return;
    if (flags[UP] === 3 || (flags[UP] < 2 && Date.now() - begin > PATIENCE)) return;
    Atomics.wait(flags, STATE, state, 50);
  }
}

// Call a function once, after the program's own handlers of its end. `exit` handlers may themselves call process.exit().
// A process that sends itself a signal which it does not handle has come to its end too, as Node sees it: Kill() in
// src/node_process_methods.cc.
function atEnd(leave) {
  var signals = require('os').constants.signals;
  var numbers = {};
  Object.keys(signals).forEach(function (name) { numbers[signals[name]] = name; });
  var left = false;
  var emit = process.emit;
  var exit = process.reallyExit;
  var kill = process.kill;
  function once() {
    if (left) return;
    left = true;
    try {
      leave();
    } catch (error) {
      // It ends all the same.
    }
  }
  hide(process, 'emit', function (name) {
    if (name !== 'exit' || this !== process) return emit.apply(this, arguments);
    try {
      return emit.apply(this, arguments);
    } finally {
      once();
    }
  });
  hide(process, 'kill', function (pid, signal) {
    var name = typeof signal === 'string' ? signal : signal === undefined ? 'SIGTERM' : numbers[signal];
    var isOwn = +pid === process.pid || +pid === -process.pid || +pid === 0 || +pid === -1;
    if (isOwn && name && process.listenerCount(name) === 0) once();
    return kill.apply(this, arguments);
  });
  hide(process, 'reallyExit', function () {
    once();
    return exit.apply(this, arguments);
  });
}

function hide(object, name, value) {
  Object.defineProperty(object, name, { value: value, writable: true, configurable: true, enumerable: false });
}

// --- its children ---

// A program may set NODE_OPTIONS for a process that it starts, as cross-env does, and keep the rest of its environment.
// Then our script is put back. If it gives its process a new environment, that is its wish, and we only say so.
function mendChildren(fs, channel) {
  var prototype = require('child_process').ChildProcess.prototype;
  var spawn = prototype.spawn;
  var ours = /--require "[^"]*" ?/.exec(process.env.NODE_OPTIONS || '');
  if (!ours || ours[0].indexOf(JSON.stringify(__filename)) < 0) return;
  hide(prototype, 'spawn', function (options) {
    try {
      var pairs = options && options.envPairs;
      if (Array.isArray(pairs)) mend(pairs, options);
    } catch (error) {
      // It is started as the program wants it.
    }
    return spawn.apply(this, arguments);
  });

  function mend(pairs, options) {
    var at = -1, known = false;
    pairs.forEach(function (pair, index) {
      if (/^NODE_OPTIONS=/.test(pair)) at = index;
      if (/^CDPSYNC_CHILDREN=/.test(pair)) known = true;
    });
    var isThere = at >= 0 && pairs[at].indexOf(JSON.stringify(__filename)) >= 0;
    if (known && at >= 0 && !isThere) {
      pairs[at] = 'NODE_OPTIONS=' + ours[0].trim() + ' ' + pairs[at].slice('NODE_OPTIONS='.length);
    } else if (!known && /(^|[\\/])(node|deno)(\.exe)?$/.test(options.file)) {
      tell(fs, channel, { secret: channel.secret, pid: process.pid, lost: options.args });
    }
  }
}

// --- Deno ---

function allowed(permission) {
  return Deno.permissions.querySync(permission).state === 'granted';
}

function mayConnect(channel) {
  return (
    channel.pipe &&
    allowed({ name: 'read', path: channel.directory }) &&
    allowed({ name: 'write', path: channel.directory }) &&
    allowed({ name: 'sys', kind: 'inspector' })
  );
}

function open(inspector, fs, channel, hello) {
  // Its children print nothing of their inspectors; this process has read the variable already.
  if (!process.env.DENO_LOG) process.env.DENO_LOG = channel.log;
  if (inspector.url()) return; // it was started with --inspect, by the launcher or by the program itself
  inspector.open(0, '127.0.0.1', false);
  hello.address = inspector.url();
  tell(fs, channel, hello);
  if (hello.held) inspector.waitForDebugger();
}

(function () {
  var threads;
  try {
    threads = require('worker_threads');
  } catch (error) {
    return; // before Node 10.5
  }
  if (threads.isMainThread) { // a worker loads this too, unless it is ours
    try {
      main(threads);
    } catch (error) {
      // The program must run as it would without us.
    }
  }
})();
