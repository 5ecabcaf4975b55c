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
    held: !isLauncher(channel, title) && fs.existsSync(channel.directory + '/hold'),
  };
  if (isDeno) {
    open(inspector, fs, channel, hello);
    return;
  }
  tell(fs, channel, hello);
  if (hello.reachable) start(threads, channel, hello);
}

// Node makes no inspector in a process that only starts others: Environment::should_create_inspector() in src/env-inl.h.
// A session with one would end the process (Node 20, 24).
function isWithoutInspector() {
  return process.execArgv.some(function (option) {
    return /^--(test|watch)(=|$)|^--watch-path/.test(option);
  });
}

// A program such as npm, which only starts the program that is meant.
function isLauncher(channel, title) {
  return channel.launchers.indexOf(title.replace(/^.*[\\/]/, '').replace(/\.[cm]?js$/, '')) >= 0;
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

// What the two threads tell each other: see the names below.
var STATE = 0, // changes whenever the main thread has something to look at
  HELD = 1, // 1 as long as the program must not start
  UP = 2, // 1 when the worker runs, 2 when it is connected, 3 when it has ended
  LEFT = 3; // 1 when the session is over, so that the program may end

function start(threads, channel, hello) {
  var flags = new Int32Array(new SharedArrayBuffer(16));
  flags[HELD] = hello.held ? 1 : 0;
  // env and execArgv are empty, so that the worker does not load what NODE_OPTIONS names, this script and the user's.
  var worker = new threads.Worker(__filename, {
    workerData: { cdpsync: true, flags: flags, channel: channel, hello: hello },
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

// --- the worker: it passes messages between the socket and the session of the main thread ---

function relay(data) {
  var flags = data.flags;
  var inspector = require('inspector');
  var net = require('net');
  var session = new inspector.Session();
  var port = require('worker_threads').parentPort;
  var announcesEnd = false, // whether the client wants to know that the program waits for it
    ending = false,
    used = 0, // recordings that run
    keep = false, // whether the program stays at its end until the client leaves
    ours = {}, // the sessions of this very worker in the domain NodeWorker
    pieces = [],
    timer = null;

  if (Atomics.compareExchange(flags, UP, 0, 1) !== 0) return; // the program has ended already
  session.connectToMainThread();
  session.on('inspectorNotification', function (event) {
    if (isOurs(event)) return;
    send({ method: event.method, params: event.params });
  });

  var socket = net.connect(data.channel.socket || { host: '127.0.0.1', port: data.channel.port });
  socket.setNoDelay(true);
  socket.on('connect', function () {
    wake(UP, 2);
    send(data.hello);
  });
  socket.on('error', function () {});
  socket.on('close', leave);
  socket.on('data', function (chunk) {
    var from = 0, at;
    while ((at = chunk.indexOf(0, from)) >= 0) {
      pieces.push(chunk.slice(from, at));
      from = at + 1;
      var text = (pieces.length > 1 ? Buffer.concat(pieces) : pieces[0]).toString('utf8');
      pieces = [];
      take(text);
    }
    if (from < chunk.length) pieces.push(chunk.slice(from));
  });
  port.on('message', function () {
    ending = true;
    end();
  });

  function wake(name, value) {
    if (name !== undefined) Atomics.store(flags, name, value);
    Atomics.add(flags, STATE, 1);
    Atomics.notify(flags, STATE);
  }

  function send(message, done) {
    socket.write(JSON.stringify(message) + '\0', done);
  }

  function take(text) {
    var message;
    try {
      message = JSON.parse(text);
    } catch (error) {
      send({ error: { code: -32700, message: 'Message must be a valid JSON' } });
      return;
    }
    var id = message.id, method = message.method;
    if (message.sessionId !== undefined) {
      send({ id: id, error: { code: -32001, message: 'Session with given id not found.' }, sessionId: message.sessionId });
      return;
    }
    if (method === 'Cdpsync.stay') { // ours: the protocol has no such command
      keep = true;
      send({ id: id, result: {} });
      return;
    }
    if (ending) wait();
    if (method === 'NodeRuntime.enable') { // the inspector does not know that we hold the program
      if (flags[HELD]) send({ method: 'NodeRuntime.waitingForDebugger', params: {} });
      send({ id: id, result: {} });
      return;
    }
    try {
      session.post(method, message.params || {}, function (error, result) {
        if (!error) note(method);
        send(error ? { id: id, error: failure(error) } : { id: id, result: result });
        if (method === 'Runtime.runIfWaitingForDebugger') wake(HELD, 0);
      });
      if (method === 'NodeRuntime.notifyWhenWaitingForDisconnect') announcesEnd = !!(message.params || {}).enabled;
    } catch (error) {
      send({ id: id, error: { code: -32600, message: String(error.message) } });
    }
    wake(); // the main thread may sleep, and must look
  }

  function failure(error) {
    var parts = /^Inspector error (-?\d+): ([^]*)$/.exec(error.message);
    return parts ? { code: +parts[1], message: parts[2] } : { code: -32000, message: String(error.message) };
  }

  // A recording must be able to take its data first, so a program in which one runs stays at its end.
  function note(method) {
    var name = /^(?:Heap)?Profiler\.(start|stop)|^NodeTracing\.(start|stop)/.exec(method);
    if (name) used = Math.max(0, used + ((name[1] || name[2]) === 'start' ? 1 : -1));
    if (ending && !used) wait();
  }

  // The program has come to its end.
  function end() {
    if (announcesEnd) send({ method: 'NodeRuntime.waitingForDisconnect', params: {} });
    announcesEnd = false;
    if (!used && !keep) finish();
  }

  // Stay for a while after each command that follows a recording: the client may ask for more, such as sources.
  function wait() {
    clearTimeout(timer);
    if (!used && !keep) timer = setTimeout(function () { if (!used && !keep) finish(); }, 500);
  }

  function finish() {
    socket.end(leave);
  }

  function leave() {
    try {
      session.disconnect();
    } catch (error) {
      // It is disconnected.
    }
    Atomics.store(flags, HELD, 0);
    Atomics.store(flags, LEFT, 1);
    wake(UP, 3);
    socket.destroy();
    port.close();
    clearTimeout(timer);
  }

  // This worker is none of the program's.
  function isOurs(event) {
    var params = event.params || {};
    if (event.method === 'NodeWorker.attachedToWorker' && /\] cdpsync$/.test(params.workerInfo.title)) {
      ours[params.sessionId] = true;
      session.post('NodeWorker.detach', { sessionId: params.sessionId }, function () {});
      return true;
    }
    return ours[params.sessionId] === true && /^NodeWorker\./.test(event.method);
  }
}

// --- which of the two this is ---

(function () {
  var threads;
  try {
    threads = require('worker_threads');
  } catch (error) {
    return; // before Node 10.5
  }
  if (threads.isMainThread) {
    try {
      main(threads);
    } catch (error) {
      // The program must run as it would without us.
    }
  } else if (threads.workerData && threads.workerData.cdpsync) {
    relay(threads.workerData);
  }
})();
