'use strict';
// Interface: lines from a stream. What a terminal needs more is in edit.js.
var EventEmitter = require('events');
var hide = need('keypress').hide;

// Interface(input[, output[, completer[, terminal]]]), or one object with these
// and more.
function Interface(input, output, completer, terminal) {
  EventEmitter.call(this);
  var self = this;
  var history, historySize, crlfDelay, signal;
  var duplicates = false;
  var prompt = '> ';
  hide(this, '_sawReturnAt', 0);
  hide(this, '_sawKeyPress', false);
  hide(this, '_previousKey', null);
  this.isCompletionEnabled = true;
  this.escapeCodeTimeout = 500;
  this.tabSize = 8;

  if (input && input.input) {
    var options = input;
    signal = options.signal;
    native.checkSignal(signal, 'options.signal');
    if (options.tabSize !== undefined) {
      native.checkInteger(options.tabSize, 'tabSize', 1, 4294967295);
      this.tabSize = options.tabSize;
    }
    duplicates = options.removeHistoryDuplicates;
    if (options.prompt !== undefined) prompt = options.prompt;
    if (options.escapeCodeTimeout !== undefined) {
      if (typeof options.escapeCodeTimeout !== 'number' || !isFinite(options.escapeCodeTimeout)) {
        native.invalidArgValue('input.escapeCodeTimeout', this.escapeCodeTimeout);
      }
      this.escapeCodeTimeout = options.escapeCodeTimeout;
    }
    history = options.history;
    historySize = options.historySize;
    completer = options.completer;
    output = options.output;
    terminal = options.terminal;
    crlfDelay = options.crlfDelay;
    input = options.input;
  }
  if (completer !== undefined && typeof completer !== 'function') native.invalidArgValue('completer', completer);
  if (history === undefined) history = [];
  else if (!Array.isArray(history)) native.invalidArgType('history', 'an instance of Array', history);
  if (historySize === undefined) historySize = 30;
  if (typeof historySize !== 'number') native.invalidArgType('historySize', 'of type number', historySize);
  if (!(historySize >= 0)) native.outOfRange('historySize', '>= 0', historySize);
  if (terminal === undefined && output !== null && output !== undefined) terminal = !!output.isTTY;

  this.line = '';
  hide(this, '_substringSearch', null);
  this.output = output;
  this.input = input;
  hide(this, '_undoStack', []);
  hide(this, '_redoStack', []);
  this.history = history;
  this.historySize = historySize;
  hide(this, '_killRing', []);
  hide(this, '_killRingCursor', 0);
  hide(this, '_yanking', false);
  this.removeHistoryDuplicates = !!duplicates;
  this.crlfDelay = crlfDelay ? Math.max(100, crlfDelay) : 100;
  this.completer = completer;
  hide(this, '_prompt', prompt);
  hide(this, '_oldPrompt', undefined);
  hide(this, '_questionCallback', undefined);
  hide(this, '_line_buffer', undefined);
  hide(this, '_lines', undefined);
  hide(this, '_decoder', undefined);
  this.terminal = !!terminal;

  function onError(err) { self.emit('error', err); }
  input.on('error', onError);
  if (this.terminal) need('edit').open(this, input, output, onError);
  else openPlain(this, input, onError);

  if (signal) {
    if (signal.aborted) {
      require('process').nextTick(function () { self.close(); });
    } else {
      this.once('close', native.onAbort(signal, function () { self.close(); }));
    }
  }
  this.line = '';
  input.resume();
}
Object.setPrototypeOf(Interface.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Interface, EventEmitter);
exports.Interface = Interface;

// openPlain joins an Interface to a stream that is no terminal.
function openPlain(self, input, onError) {
  function onData(data) { self._normalWrite(data); }
  function onEnd() {
    if (typeof self._line_buffer === 'string' && self._line_buffer.length > 0) self.emit('line', self._line_buffer);
    self.close();
  }
  input.on('data', onData);
  input.on('end', onEnd);
  self.once('close', function () {
    input.removeListener('data', onData);
    input.removeListener('error', onError);
    input.removeListener('end', onEnd);
  });
  var StringDecoder = require('string_decoder').StringDecoder;
  self._decoder = new StringDecoder('utf8');
}

function methods(more) {
  Object.keys(more).forEach(function (name) { hide(Interface.prototype, name, more[name]); });
}
exports.methods = methods;

Object.defineProperty(Interface.prototype, 'columns', {
  configurable: true,
  get: function columns() { return this.output && this.output.columns ? this.output.columns : Infinity; },
});

methods({
  setPrompt: function setPrompt(prompt) { this._prompt = prompt; },
  getPrompt: function getPrompt() { return this._prompt; },

  prompt: function prompt(preserveCursor) {
    if (this.paused) this.resume();
    if (this.terminal && require('process').env.TERM !== 'dumb') {
      if (!preserveCursor) this.cursor = 0;
      this._refreshLine();
    } else {
      this._writeToOutput(this._prompt);
    }
  },

  close: function close() {
    if (this.closed) return;
    this.pause();
    if (this.terminal) this._setRawMode(false);
    this.closed = true;
    this.emit('close');
  },

  pause: function pause() {
    if (this.paused) return undefined;
    this.input.pause();
    this.paused = true;
    this.emit('pause');
    return this;
  },

  resume: function resume() {
    if (!this.paused) return undefined;
    this.input.resume();
    this.paused = false;
    this.emit('resume');
    return this;
  },

  write: function write(data, key) {
    if (this.paused) this.resume();
    if (this.terminal) this._ttyWrite(data, key);
    else this._normalWrite(data);
  },

  _setRawMode: function _setRawMode(mode) {
    var before = this.input.isRaw;
    if (typeof this.input.setRawMode === 'function') this.input.setRawMode(mode);
    return before;
  },

  _question: function _question(query, callback) {
    if (this.closed) throw native.error('Error', 'ERR_USE_AFTER_CLOSE', 'readline was closed');
    if (this._questionCallback) {
      this.prompt();
      return;
    }
    this._oldPrompt = this._prompt;
    this.setPrompt(query);
    this._questionCallback = callback;
    this.prompt();
  },

  _questionCancel: function _questionCancel() {
    if (!this._questionCallback) return;
    this._questionCallback = null;
    this.setPrompt(this._oldPrompt);
    this.clearLine();
  },

  _onLine: function _onLine(line) {
    var callback = this._questionCallback;
    if (!callback) {
      this.emit('line', line);
      return;
    }
    this._questionCallback = null;
    this.setPrompt(this._oldPrompt);
    callback(line);
  },

  _writeToOutput: function _writeToOutput(text) {
    if (typeof text !== 'string') native.invalidArgType('stringToWrite', 'of type string', text);
    if (this.output !== null && this.output !== undefined) this.output.write(text);
  },

  // Some systems end a line with \r\n, and the two may come apart.
  _normalWrite: function _normalWrite(data) {
    if (data === undefined) return;
    var text = this._decoder.write(data);
    if (this._sawReturnAt && Date.now() - this._sawReturnAt <= this.crlfDelay) {
      if (text.charAt(0) === '\n') text = text.slice(1);
      this._sawReturnAt = 0;
    }
    if (!text) return;
    var lines = native.lines(text);
    var last = lines.length - 1;
    if (this._line_buffer) lines[0] = this._line_buffer + lines[0];
    this._line_buffer = lines[last];
    if (last === 0) return;
    this._sawReturnAt = text.charAt(text.length - 1) === '\r' ? Date.now() : 0;
    for (var i = 0; i < last; i++) this._onLine(lines[i]);
  },
});

if (typeof Symbol === 'function' && Symbol.asyncIterator) {
  hide(Interface.prototype, Symbol.asyncIterator, function () {
    if (this._lines === undefined) {
      this._lines = EventEmitter.on(this, 'line', { close: ['close'], highWaterMark: 1024 }, true);
    }
    return this._lines;
  });
}
need('edit');
