// Random pipes of a Readable through Transforms into Writables: the same events
// in the same order as in Node. With a seed as an argument it shows that run;
// 0 and a number run that many seeds.
'use strict';
var stream = require('stream');
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
  var rnd = random(seed), log = [], left = 3 + rnd(20);
  for (var warm = 0; warm < 4; warm++) rnd(2);
  active = log;
  var marks = [0, 1, 2, 3, 5, 10, 16384];
  function later(how, f) {
    switch (how) {
      case 0: return f();
      case 1: return process.nextTick(f);
      case 2: return setImmediate(f);
    }
    return rnd(2) ? f() : setImmediate(f);
  }
  function watch(s, name, events) {
    events.split(' ').forEach(function (event) {
      s.on(event, function (v) {
        log.push(name + ' ' + event + (event === 'error' || event === 'data' ? ' ' + show(v) : '') + state(s));
      });
    });
    return s;
  }
  function state(s) {
    return ' [' + [s.readableFlowing, s.readableLength, s.writableLength, s.writableNeedDrain, +s.destroyed].join() + ']';
  }
  var ids = 0;
  function source() {
    var how = rnd(4);
    return watch(new stream.Readable({
      highWaterMark: marks[rnd(7)],
      read: function () {
        var self = this;
        log.push('_read');
        later(how, function () {
          if (left-- <= 0) log.push('end ' + self.push(null));
          else log.push('push ' + self.push('abcdefgh'.slice(rnd(5))));
        });
      }
    }), 'source', 'end close pause resume error');
  }
  function transform() {
    var how = rnd(4), id = 't' + ids++, options = {};
    if (rnd(2)) options.highWaterMark = marks[rnd(7)];
    else if (rnd(2)) options = { readableHighWaterMark: marks[rnd(7)], writableHighWaterMark: marks[rnd(7)] };
    if (rnd(8) === 0) options.allowHalfOpen = false;
    if (rnd(8) === 0) options.autoDestroy = false;
    if (rnd(8) === 0) options.emitClose = false;
    options.transform = function (chunk, encoding, cb) {
      log.push(id + ' _transform ' + show(chunk) + state(this));
      var self = this;
      if (rnd(60) === 0) return cb(new Error('transform'));
      later(how, function () {
        if (rnd(5) === 0) self.push('x');
        if (rnd(6) === 0) return cb();
        cb(null, rnd(2) ? chunk : String(chunk) + '!');
      });
    };
    if (rnd(2)) {
      options.flush = function (cb) {
        log.push(id + ' _flush');
        later(how, function () { if (rnd(2)) cb(rnd(10) ? null : new Error('flush'), 'F'); else cb(); });
      };
    }
    if (rnd(6) === 0) {
      options.final = function (cb) {
        log.push(id + ' _final');
        later(how, cb);
      };
    }
    var s = rnd(5) ? new stream.Transform(options) : new stream.PassThrough(options);
    return watch(s, id, 'prefinish finish end close drain pipe unpipe pause resume error');
  }
  function duplex() {
    var id = 'd' + ids++, how = rnd(4), n = rnd(6);
    return watch(new stream.Duplex({
      allowHalfOpen: !!rnd(2), highWaterMark: marks[rnd(7)],
      read: function () {
        var self = this;
        later(how, function () { self.push(n-- > 0 ? 'D' : null); });
      },
      write: function (chunk, encoding, cb) {
        log.push(id + ' _write ' + show(chunk));
        later(how, cb);
      }
    }), id, 'prefinish finish end close drain pipe unpipe pause resume error');
  }
  function sink() {
    var how = rnd(4), id = 'w' + ids++;
    return watch(new stream.Writable({
      highWaterMark: marks[rnd(7)],
      write: function (chunk, encoding, cb) {
        log.push(id + ' _write ' + show(chunk) + state(this));
        later(how, function () { cb(rnd(50) ? null : new Error('write')); });
      }
    }), id, 'prefinish finish close drain pipe unpipe error');
  }
  var from = source(), all = [from], last = from, hops = rnd(3);
  while (hops-- > 0) {
    var next = rnd(5) ? transform() : duplex();
    last.pipe(next);
    all.push(last = next);
  }
  var sinks = [], n = rnd(3);
  for (var i = 0; i < n; i++) {
    sinks.push(sink());
    last.pipe(sinks[i], rnd(4) ? undefined : { end: false });
    all.push(sinks[i]);
  }
  if (rnd(3) === 0) watch(last, 'last', 'data');
  if (rnd(3) === 0) {
    stream.finished(last, function (err) { log.push('finished ' + show(err)); });
  }
  if (rnd(3) === 0 && sinks.length) {
    log.push('pipeline');
    stream.pipeline(source(), transform(), sink(), function (err) { log.push('pipeline done ' + show(err)); });
  }
  function operate() {
    var s = all[rnd(all.length)], op = rnd(12);
    log.push('op' + op);
    switch (op) {
      case 0: if (s.unpipe && rnd(3) === 0) s.unpipe(sinks.length && rnd(2) ? sinks[0] : undefined); break;
      case 1: if (sinks.length) last.pipe(sinks[rnd(sinks.length)]); break;
      case 2: if (s.pause) s.pause(); break;
      case 3: case 4: if (s.resume) s.resume(); break;
      case 5: if (rnd(4) === 0) s.destroy(rnd(2) ? new Error('mine') : null); break;
      case 6: if (s.write && rnd(3) === 0) log.push('write ' + s.write('W')); break;
      case 7: if (s.end && rnd(4) === 0) s.end(); break;
      case 8: if (rnd(4) === 0) s.emit('error', new Error('emitted')); break;
      case 9: if (s.read) log.push('read ' + show(s.read())); break;
      case 10: if (s.cork) { s.cork(); process.nextTick(function () { s.uncork(); }); } break;
      case 11: if (s.push && s !== from) log.push('push ' + s.push('P')); break;
    }
    log.push('=' + state(s));
  }
  function attempt() {
    try { operate(); } catch (err) { log.push('thrown ' + show(err)); }
  }
  var steps = 3 + rnd(14);
  (function step() {
    if (steps-- <= 0) return setImmediate(setImmediate, setImmediate, done, log);
    if (rnd(2)) attempt();
    if (rnd(5) === 0) process.nextTick(attempt);
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
