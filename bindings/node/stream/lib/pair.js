'use strict';

// duplexPair(options): what is written to one side is read from the other.
exports.duplexPair = function (options) {
  var sides = [], waiting = [null, null];
  function side(i) {
    var self = new stream.Duplex(options);
    self._read = function () {
      var callback = waiting[i];
      waiting[i] = null;
      if (callback) callback();
    };
    self._write = function (chunk, encoding, callback) {
      if (chunk.length === 0) return process.nextTick(callback);
      sides[1 - i].push(chunk);
      waiting[1 - i] = callback;
    };
    self._final = function (callback) {
      sides[1 - i].on('end', callback);
      sides[1 - i].push(null);
    };
    sides[i] = self;
  }
  side(0);
  side(1);
  return sides;
};
