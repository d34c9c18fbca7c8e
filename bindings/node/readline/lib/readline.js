'use strict';
// The module readline.
var base = need('interface').Interface;
var cursors = need('cursor');
var hide = need('keypress').hide;

function Interface(input, output, completer, terminal) {
  if (!(this instanceof Interface)) return new Interface(input, output, completer, terminal);
  if (input && input.input && typeof input.completer === 'function' && input.completer.length !== 2) {
    var now = input.completer;
    // A completer that gives its answer at once.
    input.completer = function (line, callback) { callback(null, now(line)); };
  } else if (typeof completer === 'function' && completer.length !== 2) {
    var given = completer;
    completer = function (line, callback) { callback(null, given(line)); };
  }
  base.call(this, input, output, completer, terminal);
  if (require('process').env.TERM === 'dumb') this._ttyWrite = this._ttyWriteDumb.bind(this);
  return undefined;
}
Object.setPrototypeOf(Interface.prototype, base.prototype);
Object.setPrototypeOf(Interface, base);

Interface.prototype.question = function question(query, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  var signal = options !== null && typeof options === 'object' ? options.signal : undefined;
  if (signal) {
    native.checkSignal(signal, 'options.signal');
    if (signal.aborted) return;
    var self = this;
    var stop = native.onAbort(signal, function () { self._questionCancel(); });
    var answered = callback;
    callback = typeof answered === 'function' ? function (answer) {
      stop();
      return answered(answer);
    } : stop;
  }
  if (typeof callback === 'function') this._question(query, callback);
};

var promisifyKey = typeof Symbol === 'function' ? Symbol.for('nodejs.util.promisify.custom') : 'nodejs.util.promisify.custom';
hide(Interface.prototype.question, promisifyKey, function question(query, options) {
  var self = this;
  var signal = options !== null && typeof options === 'object' ? options.signal : undefined;
  if (signal && signal.aborted) return Promise.reject(native.abortError(signal));
  return new Promise(function (resolve, reject) {
    var answer = resolve;
    if (signal) {
      var stop = native.onAbort(signal, function () { reject(native.abortError(signal)); });
      answer = function (text) {
        stop();
        resolve(text);
      };
    }
    self.question(query, options, answer);
  });
});

// What old programs call and replace.
['_setRawMode', '_onLine', '_writeToOutput', '_addHistory', '_refreshLine', '_normalWrite', '_insertString', '_tabComplete',
  '_wordLeft', '_wordRight', '_deleteLeft', '_deleteRight', '_deleteWordLeft', '_deleteWordRight', '_deleteLineLeft',
  '_deleteLineRight', '_line', '_historyNext', '_historyPrev', '_getDisplayPos', '_getCursorPos', '_moveCursor',
  '_ttyWrite'].forEach(function (name) { Interface.prototype[name] = base.prototype[name]; });
Interface.prototype._getCursorPos = base.prototype.getCursorPos;
Interface.prototype._tabComplete = function _tabComplete(twice) {
  var self = this;
  this.pause();
  this.completer(this.line.slice(0, this.cursor), function (err, found) {
    self.resume();
    if (err) self._writeToOutput('Tab completion error: ' + native.inspect(err));
    else self._tabCompleter(twice, found);
  });
};

exports.Interface = Interface;
exports.clearLine = cursors.clearLine;
exports.clearScreenDown = cursors.clearScreenDown;
exports.createInterface = function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
};
exports.cursorTo = cursors.cursorTo;
exports.emitKeypressEvents = need('keypress').emitKeypressEvents;
exports.moveCursor = cursors.moveCursor;
Object.defineProperty(exports, 'promises', {
  configurable: true, enumerable: true,
  get: function () { return require('readline/promises'); },
});
