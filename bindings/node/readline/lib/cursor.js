'use strict';
// Escape sequences that move the cursor and clear the screen.
var CSI = '\x1b[';

exports.to = function (x, y) {
  return typeof y !== 'number' ? CSI + (x + 1) + 'G' : CSI + (y + 1) + ';' + (x + 1) + 'H';
};
exports.by = function (dx, dy) {
  var data = '';
  if (dx < 0) data += CSI + (-dx) + 'D';
  else if (dx > 0) data += CSI + dx + 'C';
  if (dy < 0) data += CSI + (-dy) + 'A';
  else if (dy > 0) data += CSI + dy + 'B';
  return data;
};
exports.line = function (dir) { return CSI + (dir < 0 ? '1K' : dir > 0 ? '0K' : '2K'); };
exports.down = CSI + '0J';

function check(callback) {
  if (callback !== undefined && typeof callback !== 'function') native.invalidArgType('callback', 'of type function', callback);
}

// Without a stream, or with nothing to do, the callback is all there is.
function nothing(callback) {
  if (typeof callback === 'function') require('process').nextTick(callback, null);
  return true;
}

exports.cursorTo = function cursorTo(stream, x, y, callback) {
  check(callback);
  if (typeof y === 'function') {
    callback = y;
    y = undefined;
  }
  if (x !== x) native.invalidArgValue('x', x);
  if (y !== y) native.invalidArgValue('y', y);
  if (stream == null || typeof x !== 'number' && typeof y !== 'number') return nothing(callback);
  if (typeof x !== 'number') {
    throw native.error('TypeError', 'ERR_INVALID_CURSOR_POS', 'Cannot set cursor row without setting its column');
  }
  return stream.write(exports.to(x, y), callback);
};

exports.moveCursor = function moveCursor(stream, dx, dy, callback) {
  check(callback);
  if (stream == null || !(dx || dy)) return nothing(callback);
  return stream.write(exports.by(dx, dy), callback);
};

exports.clearLine = function clearLine(stream, dir, callback) {
  check(callback);
  if (stream === null || stream === undefined) return nothing(callback);
  return stream.write(exports.line(dir), callback);
};

exports.clearScreenDown = function clearScreenDown(stream, callback) {
  check(callback);
  if (stream === null || stream === undefined) return nothing(callback);
  return stream.write(exports.down, callback);
};
