'use strict';
// The module readline/promises.
var base = need('interface').Interface;
var cursors = need('cursor');
var hide = need('keypress').hide;

// Node's are classes, which only new can call.
function checkNew(self, Class) {
  if (!(self instanceof Class)) throw new TypeError("Class constructor " + Class.name + " cannot be invoked without 'new'");
}

function method(Class, name, f) { hide(Class.prototype, name, f); }

function Interface(input, output, completer, terminal) {
  checkNew(this, Interface);
  base.call(this, input, output, completer, terminal);
}
Object.setPrototypeOf(Interface.prototype, base.prototype);
Object.setPrototypeOf(Interface, base);
hide(Interface.prototype, 'constructor', Interface);

method(Interface, 'question', function question(query) {
  var self = this, options = arguments[1];
  return new Promise(function (resolve, reject) {
    var answer = resolve;
    var signal = options === undefined || options === null ? undefined : options.signal;
    if (signal) {
      native.checkSignal(signal, 'options.signal');
      if (signal.aborted) {
        reject(native.abortError(signal));
        return;
      }
      var stop = native.onAbort(signal, function () {
        self._questionCancel();
        reject(native.abortError(signal));
      });
      answer = function (text) {
        stop();
        resolve(text);
      };
    }
    self._question(query, answer);
  });
});

// Readline gathers what moves the cursor and writes it at one go.
function Readline(stream) {
  checkNew(this, Readline);
  var options = arguments[1];
  if (!stream || typeof stream.write !== 'function' || typeof stream.on !== 'function') {
    native.invalidArgType('stream', 'an instance of Writable', stream);
  }
  var auto = options === undefined || options === null ? undefined : options.autoCommit;
  if (auto !== undefined && auto !== null && typeof auto !== 'boolean') {
    native.invalidArgType('options.autoCommit', 'of type boolean', auto);
  }
  hide(this, '_stream', stream);
  hide(this, '_todo', []);
  hide(this, '_auto', !!auto);
}
var MOST = 9007199254740991;
function integer(v, name) { native.checkInteger(v, name, -MOST, MOST); }

function add(self, data) {
  if (self._auto) require('process').nextTick(function () { self._stream.write(data); });
  else self._todo.push(data);
  return self;
}

method(Readline, 'cursorTo', function cursorTo(x) {
  var y = arguments[1];
  integer(x, 'x');
  if (y !== undefined && y !== null) integer(y, 'y');
  return add(this, cursors.to(x, y));
});
method(Readline, 'moveCursor', function moveCursor(dx, dy) {
  if (!dx && !dy) return this;
  integer(dx, 'dx');
  integer(dy, 'dy');
  return add(this, cursors.by(dx, dy));
});
method(Readline, 'clearLine', function clearLine(dir) {
  native.checkInteger(dir, 'dir', -1, 1);
  return add(this, cursors.line(dir));
});
method(Readline, 'clearScreenDown', function clearScreenDown() { return add(this, cursors.down); });
method(Readline, 'commit', function commit() {
  var self = this;
  return new Promise(function (resolve) {
    self._stream.write(self._todo.join(''), resolve);
    self._todo = [];
  });
});
method(Readline, 'rollback', function rollback() {
  this._todo = [];
  return this;
});
hide(Readline.prototype, 'constructor', Readline);

exports.Interface = Interface;
exports.Readline = Readline;
exports.createInterface = function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
};
