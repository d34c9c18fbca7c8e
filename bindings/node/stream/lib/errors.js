'use strict';
// Errors, and the checks of arguments that throw them.

exports.abortError = function (reason) {
  var err = new Error('The operation was aborted');
  err.code = 'ABORT_ERR';
  err.name = 'AbortError';
  if (reason !== undefined) {
    Object.defineProperty(err, 'cause', { value: reason, writable: true, configurable: true });
  }
  return err;
};
exports.prematureClose = function () { return native.error('Error', 'ERR_STREAM_PREMATURE_CLOSE', 'Premature close'); };
exports.destroyed = function (call) {
  return native.error('Error', 'ERR_STREAM_DESTROYED', 'Cannot call ' + call + ' after a stream was destroyed');
};
exports.nullValues = function () {
  return native.error('TypeError', 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
};
exports.returnValue = function (expected, name, value) {
  var got = native.kind(value);
  return native.error('TypeError', 'ERR_INVALID_RETURN_VALUE',
    'Expected ' + expected + ' to be returned from the "' + name + '" function but got ' + got + '.');
};
exports.missingArgs = function (name) {
  return native.error('TypeError', 'ERR_MISSING_ARGS', 'The "' + name + '" argument must be specified');
};

// both is one error of two, the first first.
exports.both = function (inner, outer) {
  if (!inner || !outer || inner === outer) return inner || outer;
  if (Array.isArray(outer.errors)) {
    outer.errors.push(inner);
    return outer;
  }
  if (typeof AggregateError === 'undefined') return outer;
  var err = new AggregateError([outer, inner], outer.message);
  err.code = outer.code;
  return err;
};

exports.checkFunction = function (v, name) {
  if (typeof v !== 'function') native.invalidArgType(name, 'of type function', v);
};
exports.checkObject = function (v, name) {
  if (v === null || typeof v !== 'object' || Array.isArray(v)) native.invalidArgType(name, 'of type object', v);
};
exports.checkSignal = function (v, name) {
  if (v !== undefined && (v === null || typeof v !== 'object' || !('aborted' in v))) {
    native.invalidArgType(name, 'an instance of AbortSignal', v);
  }
};
exports.checkInteger = function (v, name, least) {
  if (typeof v !== 'number') native.invalidArgType(name, 'of type number', v);
  if (v !== Math.floor(v) || !isFinite(v)) native.outOfRange(name, 'an integer', v);
  if (v < least) native.outOfRange(name, '>= ' + least + ' && <= 9007199254740991', v);
};

// onAbort runs f when the signal is aborted, or in a moment if it is; the result
// takes it back.
exports.onAbort = function (signal, f) {
  if (signal.aborted) {
    native.microtask(f);
    return function () {};
  }
  signal.addEventListener('abort', f, { once: true });
  return function () { signal.removeEventListener('abort', f); };
};

exports.once = function (f) {
  var called = false;
  return function () {
    if (called) return undefined;
    called = true;
    return f.apply(this, arguments);
  };
};
