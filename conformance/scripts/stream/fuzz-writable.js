// Random operations on a Writable: the same events in the same order as in Node.
// With a seed as an argument it shows all of that
// run; 0 and a number run that many seeds.
'use strict';
var Writable = require('stream').Writable;
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
  var rnd = random(seed), log = [], count = 0, how = rnd(5);
  for (var warm = 0; warm < 4; warm++) rnd(2);
  var objectMode = rnd(4) === 0;
  var options = { objectMode: objectMode, highWaterMark: [0, 1, 2, 3, 5, 10, 16384][rnd(7)] };
  if (rnd(6) === 0) options.autoDestroy = false;
  if (rnd(8) === 0) options.emitClose = false;
  if (rnd(6) === 0) options.decodeStrings = false;
  if (rnd(8) === 0) options.defaultEncoding = ['hex', 'latin1', 'utf16le'][rnd(3)];
  if (rnd(8) === 0) {
    options.construct = function (cb) {
      log.push('_construct');
      var err = rnd(6) === 0 ? new Error('construct') : null;
      if (rnd(2)) cb(err);
      else setImmediate(cb, err);
    };
  }
  function finish(cb, err, name) {
    return function () {
      log.push('done ' + show(err));
      cb(err);
      if (rnd(60) === 0 && name !== 'writev') { log.push('again'); cb(); }
    };
  }
  function act(cb, name) {
    var err = rnd(25) === 0 ? new Error(name) : undefined;
    if (rnd(60) === 0) throw new Error('throw ' + name);
    switch (how) {
      case 0: return finish(cb, err, name)();
      case 1: return process.nextTick(finish(cb, err, name));
      case 2: return setImmediate(finish(cb, err, name));
      case 3: return rnd(2) ? finish(cb, err, name)() : setImmediate(finish(cb, err, name));
      case 4: return rnd(2) ? finish(cb, err, name)() : process.nextTick(finish(cb, err, name));
    }
  }
  if (rnd(5)) {
    options.write = function (chunk, encoding, cb) {
      log.push('_write ' + show(chunk) + ' ' + encoding + state());
      act(cb, 'write');
    };
  }
  if (rnd(3) === 0 || !options.write) {
    options.writev = function (chunks, cb) {
      log.push('_writev ' + chunks.map(function (c) { return show(c.chunk) + ' ' + c.encoding; }).join() + ' ' + chunks.allBuffers + state());
      act(cb, 'writev');
    };
  }
  if (rnd(3) === 0) {
    options.final = function (cb) {
      log.push('_final' + state());
      act(cb, 'final');
    };
  }
  if (rnd(4) === 0) {
    options.destroy = function (err, cb) {
      log.push('_destroy ' + show(err));
      if (rnd(2)) cb(err);
      else setImmediate(cb, rnd(4) === 0 ? new Error('destroy') : err);
    };
  }
  var w = new Writable(options);
  function state() {
    if (!w) return '';
    return ' [' + [w.writableLength, w.writableCorked, +w.writable, +w.writableEnded, +w.writableFinished, +w.writableNeedDrain, +w.destroyed, +w.closed, +w.writableAborted, show(w.errored), w.writableBuffer && w.writableBuffer.length].join() + ']';
  }
  function event(name) {
    return function (v) {
      log.push(name + (arguments.length ? ' ' + show(v) : '') + state());
      if (rnd(12) === 0) { log.push('in ' + name); operate(); }
    };
  }
  ['drain', 'prefinish', 'finish', 'close', 'error'].forEach(function (name) { w.on(name, event(name)); });

  function chunk() {
    count++;
    if (objectMode) return count;
    switch (rnd(7)) {
      case 0: return Buffer.from('buf' + count);
      case 1: return '';
      case 2: return 'abcdefghijklm';
      case 3: return '\u20ac';
    }
    return 'c' + count;
  }
  function callback(name) {
    if (rnd(2)) return undefined;
    var id = count;
    return function (err) {
      log.push(name + ' cb' + id + ' ' + show(err) + ' ' + arguments.length + state());
      if (rnd(15) === 0) { log.push('in cb'); operate(); }
    };
  }
  function operate() {
    var op = rnd(16);
    log.push('op' + op);
    switch (op) {
      case 0: case 1: case 2: case 3: case 4: log.push('write ' + w.write(chunk(), callback('write'))); break;
      case 5: log.push('write ' + w.write(chunk(), ['utf8', 'latin1', 'hex'][rnd(3)], callback('write'))); break;
      case 6: w.cork(); break;
      case 7: case 8: w.uncork(); break;
      case 9: if (rnd(2)) w.end(callback('end')); break;
      case 10: if (rnd(2)) w.end(chunk(), callback('end')); break;
      case 11: if (rnd(3) === 0) w.destroy(rnd(2) ? new Error('mine') : null, rnd(2) ? function (e) { log.push('cb ' + show(e)); } : undefined); break;
      case 12: if (rnd(3) === 0) w.setDefaultEncoding(['utf8', 'HEX', 'latin1', 'base64'][rnd(4)]); break;
      case 13: if (rnd(5) === 0) w.emit('error', new Error('emitted')); break;
      case 14: process.nextTick(function () { log.push('tick'); }); break;
      case 15: if (rnd(5) === 0) w.writable = !!rnd(2); break;
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

function hash(log) {
  var h = 0;
  log.forEach(function (line) {
    for (var i = 0; i < line.length; i++) h = (h * 31 + line.charCodeAt(i)) % 4294967296;
  });
  return h.toString(16);
}

var active;
process.on('uncaughtException', function (err) { active.push('uncaught ' + show(err)); });
(function next(seed) {
  if (seed > last) return;
  run(seed, function (log) {
    if (Number(only)) console.log(log.join('\n'));
    else console.log(seed + ' ' + log.length + ' ' + hash(log));
    if (!Number(only)) next(seed + 1);
  });
})(Number(only) || 1);
