'use strict';
var kinds = need('kinds'), errors = need('errors'), finished = need('finished').finished;
var destroyer = need('destroy').destroy;

// compose(...streams): one Duplex that writes to the first and reads from the
// last.
exports.compose = function () {
  var streams = Array.prototype.slice.call(arguments);
  if (streams.length === 0) throw errors.missingArgs('streams');
  if (streams.length === 1) return stream.Duplex.from(streams[0]);
  var given = streams.slice(), last = streams.length - 1;
  if (typeof streams[0] === 'function') streams[0] = stream.Duplex.from(streams[0]);
  if (typeof streams[last] === 'function') streams[last] = stream.Duplex.from(streams[last]);
  streams.forEach(function (s, i) {
    if (!kinds.isNode(s)) return;
    if (i < last && !kinds.isReadable(s)) native.invalidArgValue('streams[' + i + ']', given[i], 'must be readable');
    if (i > 0 && !kinds.isWritable(s)) native.invalidArgValue('streams[' + i + ']', given[i], 'must be writable');
  });

  var ondrain, onfinish, onreadable, onclose, joined;
  function onfinished(err) {
    var cb = onclose;
    onclose = null;
    if (cb) cb(err);
    else if (err) joined.destroy(err);
    else if (!readable && !writable) joined.destroy();
  }
  var head = streams[0], tail = need('pipeline').join(streams, onfinished);
  var writable = !!kinds.isWritable(head), readable = !!kinds.isReadable(tail);
  joined = new stream.Duplex({
    writableObjectMode: !!(head && head.writableObjectMode),
    readableObjectMode: !!(tail && tail.readableObjectMode),
    writable: writable,
    readable: readable
  });
  if (writable) {
    joined._write = function (chunk, encoding, callback) {
      if (head.write(chunk, encoding)) callback();
      else ondrain = callback;
    };
    joined._final = function (callback) {
      head.end();
      onfinish = callback;
    };
    head.on('drain', function () {
      var cb = ondrain;
      ondrain = null;
      if (cb) cb();
    });
    finished(tail, function () {
      var cb = onfinish;
      onfinish = null;
      if (cb) cb();
    });
  }
  if (readable) {
    tail.on('readable', function () {
      var cb = onreadable;
      onreadable = null;
      if (cb) cb();
    });
    tail.on('end', function () { joined.push(null); });
    joined._read = function () {
      for (;;) {
        var chunk = tail.read();
        if (chunk === null) {
          onreadable = joined._read;
          return;
        }
        if (!joined.push(chunk)) return;
      }
    };
  }
  joined._destroy = function (err, callback) {
    if (!err && onclose !== null) err = errors.abortError();
    onreadable = null;
    ondrain = null;
    onfinish = null;
    if (kinds.isNode(tail)) destroyer(tail, err);
    if (onclose === null) callback(err);
    else onclose = callback;
  };
  return joined;
};

// method is readable.compose(stream, options).
exports.method = function (self, dest, options) {
  if (options !== null && options !== undefined) errors.checkObject(options, 'options');
  if (options && options.signal !== null && options.signal !== undefined) errors.checkSignal(options.signal, 'options.signal');
  if (kinds.isNode(dest) && !kinds.isWritable(dest)) native.invalidArgValue('stream', dest, 'must be writable');
  var joined = exports.compose(self, dest);
  if (options && options.signal) need('abort').addAbortSignal(options.signal, joined);
  return joined;
};
