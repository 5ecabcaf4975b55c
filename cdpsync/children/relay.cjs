// The worker that preload.cjs starts: it passes messages between the channel's socket and a session of the main thread.
'use strict';

// What the two threads tell each other: see the names below.
var STATE = 0, // changes whenever the main thread has something to look at
  HELD = 1, // 1 as long as the program must not start
  UP = 2, // 1 when the worker runs, 2 when it is connected, 3 when it has ended
  LEFT = 3; // 1 when the session is over, so that the program may end

function relay(data) {
  var flags = data.flags;
  var inspector = require('inspector');
  var net = require('net');
  var session = new inspector.Session();
  var port = require('worker_threads').parentPort;
  var asked = false, // whether a command has come; Node 24 with --experimental-worker-inspection tells of targets before
    announcesEnd = false, // whether the client wants to know that the program waits for it
    ending = false,
    used = 0, // recordings that run
    keep = false, // whether the program stays at its end until the client leaves
    ours = {}, // the sessions of this very worker in the domain NodeWorker
    pieces = [],
    timer = null;

  if (Atomics.compareExchange(flags, UP, 0, 1) !== 0) return; // the program has ended already
  session.connectToMainThread();
  session.on('inspectorNotification', function (event) {
    if (!asked || isOurs(event)) return;
    send({ method: event.method, params: event.params });
  });

  var socket = net.connect(data.channel.socket || { host: '127.0.0.1', port: data.channel.port });
  socket.setNoDelay(true);
  socket.on('connect', function () {
    send(data.hello, function () { wake(UP, 2); }); // it may abort at once, so this has to be on its way
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
    asked = true;
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

  // The program did not start this worker, so nobody is told of it.
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

relay(require('worker_threads').workerData);
