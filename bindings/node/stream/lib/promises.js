'use strict';
var kinds = need('kinds'), errors = need('errors'), eos = need('finished').finished;

// require('stream/promises')
exports.finished = function finished(s, options) {
  if (options === undefined || options === null) options = {};
  if (options.cleanup !== undefined && options.cleanup !== null && typeof options.cleanup !== 'boolean') {
    native.invalidArgType('cleanup', 'of type boolean', options.cleanup);
  }
  return new Promise(function (resolve, reject) {
    var cleanup = eos(s, options, function (err) {
      if (options.cleanup) cleanup();
      if (err) reject(err);
      else resolve();
    });
  });
};

exports.pipeline = function pipeline() {
  var streams = Array.prototype.slice.call(arguments);
  return new Promise(function (resolve, reject) {
    var options = {}, last = streams[streams.length - 1];
    if (last && typeof last === 'object' && !kinds.isNode(last) && !kinds.isIterable(last)) {
      streams.pop();
      options = { signal: last.signal, end: last.end };
      if (last.signal !== undefined) errors.checkSignal(last.signal, 'options.signal');
    }
    need('pipeline').join(streams, function (err, value) {
      if (err) reject(err);
      else resolve(value);
    }, options);
  });
};
