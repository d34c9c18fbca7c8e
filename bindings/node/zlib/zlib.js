'use strict';
// Node's zlib over native codecs: streams, and functions that do all at once.
var Transform = require('stream').Transform;
var inherits = require('util').inherits;
var constants = {};
native.constants.split('\n').forEach(function (line) {
  var pair = line.split(' ');
  if (pair[1]) constants[pair[0]] = Number(pair[1]);
});
var codes = {};
['Z_OK', 'Z_STREAM_END', 'Z_NEED_DICT', 'Z_ERRNO', 'Z_STREAM_ERROR', 'Z_DATA_ERROR', 'Z_MEM_ERROR', 'Z_BUF_ERROR', 'Z_VERSION_ERROR'].forEach(function (name) {
  codes[name] = constants[name];
  codes[constants[name]] = name;
});

// The ranges of the options that are numbers.
var ranges = {
  chunkSize: [64, Infinity], windowBits: [8, 15], level: [-1, 9], memLevel: [1, 9], strategy: [0, 4], flush: [0, 6], finishFlush: [0, 6], maxOutputLength: [1, native.most]
};

function checked(options, name, fallback, kind) {
  var value = options[name], range = ranges[name];
  if (name === 'windowBits' && kind === 'gzip') range = [9, 15];
  if (value === undefined || value !== value) return fallback;
  if (typeof value !== 'number') native.invalidArgType('options.' + name, 'of type number', value);
  if (value < range[0] || value > range[1]) native.outOfRange('options.' + name, '>= ' + range[0] + (range[1] === Infinity ? '' : ' and <= ' + range[1]), value);
  return value;
}

function settings(options, kind) {
  if (options === undefined || options === null) options = {};
  Object.keys(ranges).forEach(function (name) { if (!(name === 'windowBits' && options.windowBits === 0)) checked(options, name, 0, kind); });
  var dictionary = options.dictionary;
  if (dictionary !== undefined && !native.bytes(dictionary)) {
    native.invalidArgType('options.dictionary', 'an instance of Buffer, TypedArray, DataView, or ArrayBuffer', dictionary);
  }
  return { chunk: checked(options, 'chunkSize', 16384), level: checked(options, 'level', -1), dictionary: dictionary, most: checked(options, 'maxOutputLength', native.most), finish: checked(options, 'finishFlush', constants.Z_FINISH) };
}

// failure is an error of a codec.
function failure(err) {
  if (!err) return null;
  if (err.big) return native.error('RangeError', 'ERR_BUFFER_TOO_LARGE', 'Cannot create a Buffer larger than ' + err.big + ' bytes');
  var e = native.error('Error', '', err.message);
  e.errno = constants[err.code];
  e.code = err.code;
  return e;
}

// A chunk that is this very one is no data, but asks for a flush.
var FLUSH = Buffer.alloc(0);

// step has the codec take a chunk, and pushes all that comes of it, at the pace
// of the reader: a small chunk may become a large one.
function step(self, chunk, mode, callback) {
  self._codec.write(chunk, mode, function (err, out, rest) {
    if (self.destroyed) return;
    var room = !out.length || self.push(out);
    if (err || !rest) return callback(failure(err));
    var go = function () { step(self, FLUSH, mode, callback); };
    if (room) go();
    else self._waiting = go;
  });
}

function Codec(kind, options) {
  var s = settings(options, kind);
  Transform.call(this, options || undefined);
  this.bytesWritten = 0;
  Object.defineProperty(this, '_settings', { value: s });
  Object.defineProperty(this, '_waiting', { value: null, writable: true });
  Object.defineProperty(this, '_codec', { value: native.codec(kind, s.level, s.dictionary, s.chunk), writable: true });
  this._kind = kind;
  Object.defineProperty(this, '_kind', { enumerable: false });
}
inherits(Codec, Transform);

Codec.prototype._transform = function _transform(chunk, encoding, callback) {
  this.bytesWritten += chunk.length;
  step(this, chunk, chunk === FLUSH ? 'flush' : '', callback);
};
Codec.prototype._flush = function _flush(callback) {
  step(this, FLUSH, this._settings.finish !== constants.Z_FINISH ? 'lenient' : 'finish', callback);
};
// What waits for room goes on before anything else is transformed.
Codec.prototype._read = function _read(size) {
  var go = this._waiting;
  if (!go) return Transform.prototype._read.call(this, size);
  this._waiting = null;
  go();
};
Codec.prototype._destroy = function _destroy(err, callback) {
  this._codec.close();
  callback(err);
};
Codec.prototype.flush = function flush(kind, callback) {
  if (typeof kind === 'function') callback = kind;
  if (this.writableFinished || this.writableEnded) {
    if (typeof callback === 'function') require('process').nextTick(callback);
  } else {
    this.write(FLUSH, '', callback);
  }
};
Codec.prototype.close = function close(callback) {
  if (typeof callback === 'function') require('stream').finished(this, function () { callback(); });
  this.destroy();
};
Codec.prototype.reset = function reset() {
  this._codec.close();
  this._codec = native.codec(this._kind, this._settings.level, this._settings.dictionary, this._settings.chunk);
};
Codec.prototype.params = function params() { throw missing('params'); };

function missing(name) {
  return native.error('Error', 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', 'zlib.' + name + ' is not built yet. Deflate, gzip and what undoes them are.');
}

function bytesOf(data) {
  if (typeof data === 'string') return Buffer.from(data);
  var bytes = native.bytes(data);
  if (!bytes) native.invalidArgType('buffer', 'of type string or an instance of Buffer, TypedArray, DataView, or ArrayBuffer', data);
  return bytes;
}

['Deflate', 'Inflate', 'Gzip', 'Gunzip', 'DeflateRaw', 'InflateRaw', 'Unzip'].forEach(function (name) {
  var lower = name.charAt(0).toLowerCase() + name.slice(1);
  var Class = native.named(function (options) {
    if (!(this instanceof Class)) return new Class(options);
    Codec.call(this, lower, options);
  }, name);
  inherits(Class, Codec);
  exports[name] = Class;
  exports['create' + name] = function (options) { return new Class(options); };
  exports[lower] = function (buffer, options, callback) {
    if (typeof options === 'function') {
      callback = options;
      options = {};
    }
    native.checkFunction(callback, 'callback');
    var s = settings(options, lower);
    native.whole(lower, bytesOf(buffer), s.level, s.dictionary, s.most, s.finish !== constants.Z_FINISH, function (err, out) {
      if (err) callback(failure(err));
      else callback(null, out);
    }, null, 65536);
  };
  exports[lower + 'Sync'] = function (buffer, options) {
    var s = settings(options, lower), failed = null, result;
    native.whole(lower, bytesOf(buffer), s.level, s.dictionary, s.most, s.finish !== constants.Z_FINISH, null, function (err, out) {
      failed = err;
      result = out;
    }, 65536);
    if (failed) throw failure(failed);
    return result;
  };
  // As they are named in Node.
  native.named(exports['create' + name], 'create' + name);
});

['BrotliCompress', 'BrotliDecompress', 'createBrotliCompress', 'createBrotliDecompress', 'brotliCompress', 'brotliCompressSync', 'brotliDecompress', 'brotliDecompressSync'].forEach(function (name) {
  exports[name] = function () { throw missing(name); };
});

exports.crc32 = function crc32(data, value) {
  if (typeof data !== 'string' && !native.bytes(data)) native.invalidArgType('data', 'of type string or an instance of Buffer, TypedArray, or DataView', data);
  if (value === undefined) value = 0;
  if (typeof value !== 'number') native.invalidArgType('value', 'of type number', value);
  return native.crc32(bytesOf(data), value);
};
Object.defineProperty(exports, 'constants', { enumerable: true, value: Object.freeze(constants) });
Object.defineProperty(exports, 'codes', { enumerable: true, value: Object.freeze(codes) });
Object.keys(constants).forEach(function (name) {
  if (name.indexOf('BROTLI') !== 0) Object.defineProperty(exports, name, { enumerable: false, value: constants[name] });
});
