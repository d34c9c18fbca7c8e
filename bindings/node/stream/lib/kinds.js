'use strict';
// What something is that somebody calls a stream. Old streams have no states
// to ask, so these go by what there is; null means that it cannot be told.

function readState(s) { return s && s._readableState; }
function writeState(s) { return s && s._writableState; }

exports.isReadableNode = function (s, strict) {
  return !!(s && typeof s.pipe === 'function' && typeof s.on === 'function' &&
    (!strict || typeof s.pause === 'function' && typeof s.resume === 'function') &&
    (!s._writableState || !s._readableState || s._readableState.readable !== false) &&
    (!s._writableState || s._readableState));
};
exports.isWritableNode = function (s) {
  return !!(s && typeof s.write === 'function' && typeof s.on === 'function' &&
    (!s._readableState || !s._writableState || s._writableState.writable !== false));
};
exports.isDuplexNode = function (s) {
  return !!(s && typeof s.pipe === 'function' && s._readableState &&
    typeof s.on === 'function' && typeof s.write === 'function');
};
exports.isNode = function (s) {
  return !!(s && (s._readableState || s._writableState ||
    typeof s.write === 'function' && typeof s.on === 'function' ||
    typeof s.pipe === 'function' && typeof s.on === 'function'));
};
exports.isIterable = function (v, async) {
  if (v === null || v === undefined) return false;
  if (typeof Symbol === 'undefined') return Array.isArray(v);
  if (async === true) return typeof v[Symbol.asyncIterator] === 'function';
  if (async === false) return typeof v[Symbol.iterator] === 'function';
  return typeof v[Symbol.asyncIterator] === 'function' || typeof v[Symbol.iterator] === 'function';
};

exports.isDestroyed = function (s) {
  if (!exports.isNode(s)) return null;
  var state = s._writableState || s._readableState;
  return !!(s.destroyed || marked(s) || state && state.destroyed);
};

// Objects without a destroyed of their own that were destroyed all the same.
function marked(s) { return s.__destroyed === true; }
exports.markDestroyed = function (s) {
  if (Object.isExtensible(s)) Object.defineProperty(s, '__destroyed', { value: true });
};

exports.isWritableEnded = function (s) {
  if (!exports.isWritableNode(s)) return null;
  if (s.writableEnded === true) return true;
  var w = writeState(s);
  if (w && w.errored) return false;
  return !w || typeof w.ended !== 'boolean' ? null : w.ended;
};
exports.isWritableFinished = function (s, strict) {
  if (!exports.isWritableNode(s)) return null;
  if (s.writableFinished === true) return true;
  var w = writeState(s);
  if (w && w.errored) return false;
  if (!w || typeof w.finished !== 'boolean') return null;
  return !!(w.finished || strict === false && w.ended === true && w.length === 0);
};
exports.isReadableFinished = function (s, strict) {
  if (!exports.isReadableNode(s)) return null;
  var r = readState(s);
  if (r && r.errored) return false;
  if (!r || typeof r.endEmitted !== 'boolean') return null;
  return !!(r.endEmitted || strict === false && r.ended === true && r.length === 0);
};
exports.isReadable = function (s) {
  if (!s || typeof s.readable !== 'boolean') return null;
  if (exports.isDestroyed(s)) return false;
  return exports.isReadableNode(s) && s.readable && !exports.isReadableFinished(s);
};
exports.isWritable = function (s) {
  if (!s || typeof s.writable !== 'boolean') return null;
  if (exports.isDestroyed(s)) return false;
  return exports.isWritableNode(s) && s.writable && !exports.isWritableEnded(s);
};
exports.isFinished = function (s, options) {
  if (!exports.isNode(s)) return null;
  if (exports.isDestroyed(s)) return true;
  if (!(options && options.readable === false) && exports.isReadable(s)) return false;
  if (!(options && options.writable === false) && exports.isWritable(s)) return false;
  return true;
};

exports.writableError = function (s) {
  if (!exports.isNode(s)) return null;
  if (s.writableErrored) return s.writableErrored;
  var w = writeState(s);
  return w && w.errored || null;
};
exports.readableError = function (s) {
  if (!exports.isNode(s)) return null;
  if (s.readableErrored) return s.readableErrored;
  var r = readState(s);
  return r && r.errored || null;
};
exports.isErrored = function (s) {
  var state = s && (s._readableState || s._writableState);
  return !!(state && state.errorEmitted);
};
exports.isDisturbed = function (s) {
  return !!(s && (s.readableDidRead || s.readableAborted));
};

exports.isOutgoing = function (s) {
  return typeof s._closed === 'boolean' && typeof s._defaultKeepAlive === 'boolean' &&
    typeof s._removedConnection === 'boolean' && typeof s._removedContLen === 'boolean';
};
exports.isServerResponse = function (s) { return typeof s._sent100 === 'boolean' && exports.isOutgoing(s); };
exports.isServerRequest = function (s) {
  return typeof s._consuming === 'boolean' && typeof s._dumped === 'boolean' && s.req && s.req.upgradeOrConnect === undefined;
};
exports.isRequest = function (s) {
  return !!(s && s.setHeader && typeof s.abort === 'function');
};
exports.isClosed = function (s) {
  if (!exports.isNode(s)) return null;
  if (typeof s.closed === 'boolean') return s.closed;
  var w = writeState(s), r = readState(s);
  if (w && typeof w.closed === 'boolean' || r && typeof r.closed === 'boolean') return w && w.closed || r && r.closed;
  if (typeof s._closed === 'boolean' && exports.isOutgoing(s)) return s._closed;
  return null;
};
exports.willEmitClose = function (s) {
  if (!exports.isNode(s)) return null;
  var state = s._writableState || s._readableState;
  return !state && exports.isServerResponse(s) ||
    !!(state && state.autoDestroy && state.emitClose && state.closed === false);
};
