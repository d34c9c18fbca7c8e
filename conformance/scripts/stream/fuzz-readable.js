// Random operations on a Readable: the same events in the same order as in Node.
// With a seed as an argument it shows all of that
// run; 0 and a number run that many seeds.
'use strict';
var Readable = require('stream').Readable;
var only = process.argv[2], last = process.argv[3] || 100;

function random(seed) {
  return function (n) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor(seed / 65536) % n;
  };
}

function show(v) {
  if (v === null || v === undefined) return String(v);
  if (typeof v === 'string') return JSON.stringify(v);
  if (Buffer.isBuffer(v)) return '<' + v.toString('latin1') + '>';
  if (v instanceof Error) return (v.code || '') + ':' + v.message;
  return String(v);
}

function run(seed, done) {
  var rnd = random(seed), log = [], left = 3 + rnd(12), count = 0;
  var objectMode = rnd(4) === 0, how = rnd(5);
  for (var warm = 0; warm < 4; warm++) rnd(2);
  var options = { objectMode: objectMode, highWaterMark: [0, 1, 2, 3, 5, 10, 16384][rnd(7)] };
  if (rnd(6) === 0) options.autoDestroy = false;
  if (rnd(8) === 0) options.emitClose = false;
  if (!objectMode && rnd(4) === 0) options.encoding = ['utf8', 'hex', 'base64', 'utf16le'][rnd(4)];
  if (rnd(8) === 0) {
    options.construct = function (cb) {
      log.push('_construct');
      if (rnd(2)) cb(rnd(6) === 0 ? new Error('construct') : null);
      else setImmediate(cb);
    };
  }
  function chunk() {
    count++;
    if (objectMode) return rnd(6) === 0 ? 'text' + count : count;
    return ['a', 'bc', 'def', 'ghij', '', 'klmnopqrst', '\u20ac\u00e9'][rnd(7)];
  }
  function give() {
    if (r.destroyed && rnd(2)) return;
    if (left-- <= 0) {
      log.push('push null ' + r.push(null));
      return;
    }
    var n = 1 + (rnd(4) === 0 ? rnd(3) : 0);
    for (var i = 0; i < n; i++) log.push('push ' + r.push(chunk()));
  }
  options.read = function (n) {
    log.push('_read ' + n);
    if (rnd(40) === 0) throw new Error('read');
    switch (how) {
      case 0: give(); break;
      case 1: process.nextTick(give); break;
      case 2: setImmediate(give); break;
      case 3: if (rnd(2)) give(); else setImmediate(give); break;
      case 4: if (rnd(3)) process.nextTick(give); else give();
    }
  };
  if (rnd(4) === 0) {
    options.destroy = function (err, cb) {
      log.push('_destroy ' + show(err));
      if (rnd(2)) cb(err);
      else setImmediate(cb, rnd(4) === 0 ? new Error('destroy') : err);
    };
  }
  var r = new Readable(options);
  function state() {
    return ' [' + [r.readableFlowing, r.readableLength, +r.readable, +r.readableEnded, +r.destroyed, +r.closed, +r.readableDidRead, +r.readableAborted].join() + ']';
  }
  function event(name) {
    return function (v) { log.push(name + (arguments.length ? ' ' + show(v) : '') + state()); };
  }
  ['end', 'close', 'pause', 'resume'].forEach(function (name) { r.on(name, event(name)); });
  r.on('error', event('error'));

  // Node 20 miscounts read(n) over several pieces of text.
  function some(n) {
    n = rnd(n);
    return r.readableEncoding ? undefined : n;
  }
  function ondata(v) {
    log.push('data ' + show(v) + state());
    if (rnd(12) === 0) { log.push('in data'); operate(); }
  }
  function onreadable() {
    log.push('readable' + state());
    var v;
    if (rnd(3)) while ((v = r.read()) !== null) log.push('got ' + show(v) + state());
    else if (rnd(2)) log.push('got ' + show(r.read(some(4))) + state());
    if (rnd(12) === 0) operate();
  }
  function operate() {
    var op = rnd(22), v;
    log.push('op' + op);
    switch (op) {
      case 0: case 1: r.on('data', ondata); break;
      case 2: r.on('readable', onreadable); break;
      case 3: r.removeListener('data', ondata); break;
      case 4: r.removeListener('readable', onreadable); break;
      case 5: r.pause(); break;
      case 6: case 7: r.resume(); break;
      case 8: case 9: v = r.read(); log.push('read ' + show(v)); break;
      case 10: v = r.read(some(6)); log.push('read n ' + show(v)); break;
      case 11: v = r.read(0); log.push('read 0 ' + show(v)); break;
      case 12: log.push('push ' + r.push(chunk())); break;
      case 13: log.push('unshift ' + r.unshift(chunk())); break;
      case 14: if (rnd(4) === 0) { r.destroy(rnd(2) ? new Error('mine') : null, rnd(2) ? function (e) { log.push('cb ' + show(e)); } : undefined); } break;
      case 15: if (rnd(4) === 0) log.push('push null ' + r.push(null)); break;
      case 16: if (!objectMode && rnd(3) === 0) r.setEncoding('utf8'); break;
      case 17: log.push('paused ' + r.isPaused()); break;
      case 18: r.once('data', ondata); break;
      case 19: if (rnd(3) === 0) { r.removeAllListeners(rnd(2) ? 'readable' : 'data'); } break;
      case 20: if (rnd(6) === 0) { r.removeAllListeners(); r.on('error', event('error')); r.on('end', event('end')); r.on('close', event('close')); } break;
      case 21: if (rnd(3) === 0) r.readable = !!rnd(3); break;
    }
    log.push('=' + state());
  }
  function attempt() {
    try { operate(); } catch (err) { log.push('thrown ' + show(err)); }
  }
  active = log;
  var steps = 4 + rnd(14);
  (function step() {
    if (steps-- <= 0) return setImmediate(setImmediate, done, log);
    var n = 1 + rnd(3);
    while (n-- > 0) attempt();
    if (rnd(3) === 0) process.nextTick(attempt);
    setImmediate(step);
  })();
}

var active;
function hash(log) {
  var h = 0;
  log.forEach(function (line) {
    for (var i = 0; i < line.length; i++) h = (h * 31 + line.charCodeAt(i)) % 4294967296;
  });
  return h.toString(16);
}

process.on('uncaughtException', function (err) { active.push('uncaught ' + show(err)); });
(function next(seed) {
  if (seed > last) return;
  run(seed, function (log) {
    if (Number(only)) console.log(log.join('\n'));
    else console.log(seed + ' ' + log.length + ' ' + hash(log));
    if (!Number(only)) next(seed + 1);
  });
})(Number(only) || 1);
