'use strict';
// Interface on a terminal: what it shows, and what keys do to the line.
var cursors = need('cursor');
var keypress = need('keypress');
var methods = need('interface').methods;
var KILL_RING = 32, UNDO_STACK = 2048;

// open joins an Interface to a terminal.
exports.open = function (self, input, output, onError) {
  function onEnd() {
    if (typeof self.line === 'string' && self.line.length > 0) self.emit('line', self.line);
    self.close();
  }
  function onKeypress(text, key) {
    self._ttyWrite(text, key);
    // Half a character is shown when the other half is there.
    var unit = key && key.sequence ? key.sequence.charCodeAt(0) : 0;
    if (unit >= 0xd800 && unit <= 0xdfff && key.sequence.length === 1) self._refreshLine();
  }
  function onResize() { self._refreshLine(); }
  var sized = output !== null && output !== undefined;

  keypress.emitKeypressEvents(input, self);
  input.on('keypress', onKeypress);
  input.on('end', onEnd);
  self._setRawMode(true);
  self.cursor = 0;
  self.historyIndex = -1;
  if (sized) output.on('resize', onResize);
  self.once('close', function () {
    input.removeListener('keypress', onKeypress);
    input.removeListener('error', onError);
    input.removeListener('end', onEnd);
    if (sized) output.removeListener('resize', onResize);
  });
};

// How many units of a text the character before i, or at i, takes.
function isPair(text, i) {
  var a = text.charCodeAt(i), b = text.charCodeAt(i + 1);
  return a >= 0xd800 && a <= 0xdbff && b >= 0xdc00 && b <= 0xdfff;
}
function lengthLeft(text, i) { return i <= 0 ? 0 : i > 1 && isPair(text, i - 2) ? 2 : 1; }
function lengthAt(text, i) { return isPair(text, i) ? 2 : 1; }

function reverse(text) { return native.chars(text).reverse().join(''); }
// The word that ends where a text ends.
function wordBefore(text) { return /^\s*(?:[^\w\s]+|\w+)?/.exec(reverse(text))[0].length; }

function commonPrefix(texts) {
  if (texts.length === 0) return '';
  var sorted = texts.slice().sort();
  var first = sorted[0], last = sorted[sorted.length - 1];
  var n = 0;
  while (n < first.length && first.charAt(n) === last.charAt(n)) n++;
  return first.slice(0, n);
}

function beginsWith(text, start) { return text.slice(0, start.length) === start; }

// The screen.
methods({
  getCursorPos: function getCursorPos() {
    return this._getDisplayPos(this._prompt + this.line.slice(0, this.cursor));
  },

  _getDisplayPos: function _getDisplayPos(text) { return native.displayPos(text, this.columns, this.tabSize); },

  _refreshLine: function _refreshLine() {
    var text = this._prompt + this.line;
    var end = this._getDisplayPos(text), at = this.getCursorPos();
    var above = this.prevRows || 0;
    if (above > 0) cursors.moveCursor(this.output, 0, -above);
    cursors.cursorTo(this.output, 0);
    cursors.clearScreenDown(this.output);
    this._writeToOutput(text);
    // A full row leaves the cursor at its end: this takes it to the next.
    if (end.cols === 0) this._writeToOutput(' ');
    cursors.cursorTo(this.output, at.cols);
    if (end.rows > at.rows) cursors.moveCursor(this.output, 0, at.rows - end.rows);
    this.prevRows = at.rows;
  },

  _moveCursor: function _moveCursor(dx) {
    if (dx === 0) return;
    var before = this.getCursorPos();
    this.cursor = Math.min(Math.max(this.cursor + dx, 0), this.line.length);
    var after = this.getCursorPos();
    if (before.rows === after.rows) cursors.moveCursor(this.output, after.cols - before.cols, 0);
    else this._refreshLine();
  },

  clearLine: function clearLine() {
    this._moveCursor(Infinity);
    this._writeToOutput('\r\n');
    this.line = '';
    this.cursor = 0;
    this.prevRows = 0;
  },
});

// The line.
methods({
  _beforeEdit: function _beforeEdit() {
    this._undoStack.push({ text: this.line, cursor: this.cursor });
    if (this._undoStack.length > UNDO_STACK) this._undoStack.shift();
  },

  // _replace puts another text in the place of the line and shows it.
  _replace: function _replace(line, cursor) {
    this.line = line;
    this.cursor = cursor;
    this._refreshLine();
  },

  _insertString: function _insertString(text) {
    this._beforeEdit();
    if (!this.isCompletionEnabled) { // one of many characters that came at once
      this.line += text;
      this.cursor += text.length;
      this._writeToOutput(text);
      return;
    }
    if (this.cursor < this.line.length) {
      this._replace(this.line.slice(0, this.cursor) + text + this.line.slice(this.cursor), this.cursor + text.length);
      return;
    }
    var before = this.getCursorPos();
    this.line += text;
    this.cursor += text.length;
    if (before.rows < this.getCursorPos().rows) this._refreshLine();
    else this._writeToOutput(text);
  },

  _wordLeft: function _wordLeft() {
    if (this.cursor > 0) this._moveCursor(-wordBefore(this.line.slice(0, this.cursor)));
  },
  _wordRight: function _wordRight() {
    if (this.cursor < this.line.length) {
      this._moveCursor(/^(?:\s+|[^\w\s]+|\w+)\s*/.exec(this.line.slice(this.cursor))[0].length);
    }
  },

  // _cut takes away what is left and right of the cursor, so many units each.
  _cut: function _cut(left, right) {
    this._beforeEdit();
    var from = this.cursor - left;
    this._replace(this.line.slice(0, from) + this.line.slice(this.cursor + right), from);
  },
  _deleteLeft: function _deleteLeft() {
    if (this.cursor > 0 && this.line.length > 0) this._cut(lengthLeft(this.line, this.cursor), 0);
  },
  _deleteRight: function _deleteRight() {
    if (this.cursor < this.line.length) this._cut(0, lengthAt(this.line, this.cursor));
  },
  _deleteWordLeft: function _deleteWordLeft() {
    if (this.cursor > 0) this._cut(wordBefore(this.line.slice(0, this.cursor)), 0);
  },
  _deleteWordRight: function _deleteWordRight() {
    if (this.cursor < this.line.length) this._cut(0, /^(?:\s+|\W+|\w+)\s*/.exec(this.line.slice(this.cursor))[0].length);
  },
  _deleteLineLeft: function _deleteLineLeft() {
    var cut = this.line.slice(0, this.cursor);
    this._beforeEdit();
    this.line = this.line.slice(this.cursor);
    this.cursor = 0;
    this._kill(cut);
    this._refreshLine();
  },
  _deleteLineRight: function _deleteLineRight() {
    var cut = this.line.slice(this.cursor);
    this._beforeEdit();
    this.line = this.line.slice(0, this.cursor);
    this._kill(cut);
    this._refreshLine();
  },

  _kill: function _kill(text) {
    if (!text || text === this._killRing[0]) return;
    this._killRing.unshift(text);
    this._killRingCursor = 0;
    while (this._killRing.length > KILL_RING) this._killRing.pop();
  },
  _yank: function _yank() {
    if (this._killRing.length === 0) return;
    this._yanking = true;
    this._insertString(this._killRing[this._killRingCursor]);
  },
  _yankPop: function _yankPop() {
    if (!this._yanking || this._killRing.length < 2) return;
    var from = this.cursor - this._killRing[this._killRingCursor].length;
    this._killRingCursor = (this._killRingCursor + 1) % this._killRing.length;
    var text = this._killRing[this._killRingCursor];
    this._replace(this.line.slice(0, from) + text + this.line.slice(this.cursor), from + text.length);
  },

  _undo: function _undo() { this._swap(this._undoStack, this._redoStack); },
  _redo: function _redo() { this._swap(this._redoStack, this._undoStack); },
  _swap: function _swap(from, to) {
    if (from.length === 0) return;
    to.push({ text: this.line, cursor: this.cursor });
    var entry = from.pop();
    this._replace(entry.text, entry.cursor);
  },

  _line: function _line() {
    var line = this._addHistory();
    this._undoStack = [];
    this._redoStack = [];
    this.clearLine();
    this._onLine(line);
  },
});

// History.
methods({
  _addHistory: function _addHistory() {
    if (this.line.length === 0) return '';
    if (this.history === undefined || this.historySize === 0 || this.line.trim().length === 0) return this.line;
    if (this.history.length === 0 || this.history[0] !== this.line) {
      if (this.removeHistoryDuplicates) {
        var same = this.history.indexOf(this.line);
        if (same !== -1) this.history.splice(same, 1);
      }
      this.history.unshift(this.line);
      if (this.history.length > this.historySize) this.history.pop();
    }
    this.historyIndex = -1;
    // A listener may change the history; the line is what it was.
    var line = this.history[0];
    this.emit('history', this.history);
    return line;
  },

  _historyNext: function _historyNext() {
    if (this.historyIndex >= 0) this._historyTo(-1, -1);
  },
  _historyPrev: function _historyPrev() {
    if (this.historyIndex < this.history.length && this.history.length > 0) this._historyTo(1, this.history.length);
  },
  // _historyTo goes to the next line that begins as the line did when the search
  // began; at the end there is that beginning alone.
  _historyTo: function _historyTo(step, end) {
    this._beforeEdit();
    var search = this._substringSearch || '';
    var i = this.historyIndex + step;
    while (i !== end && (!beginsWith(this.history[i], search) || this.line === this.history[i])) i += step;
    this.historyIndex = i;
    var line = i === end ? search : this.history[i];
    this._replace(line, line.length);
  },
});

// Completion.
methods({
  _tabComplete: function _tabComplete(twice) {
    var self = this;
    this.pause();
    Promise.resolve(this.line.slice(0, this.cursor)).then(function (line) { return self.completer(line); }).then(function (found) {
      self.resume();
      self._tabCompleter(twice, found);
    }, function (err) {
      self._writeToOutput('Tab completion error: ' + native.inspect(err));
      self.resume();
    });
  },

  _tabCompleter: function _tabCompleter(twice, found) {
    var list = found[0], on = found[1];
    if (!list || list.length === 0) return;
    var prefix = commonPrefix(list.filter(function (text) { return text !== ''; }));
    if (beginsWith(prefix, on) && prefix.length > on.length) {
      this._insertString(prefix.slice(on.length));
    } else if (!beginsWith(on, prefix)) {
      var from = this.cursor - on.length;
      this._replace(this.line.slice(0, from) + prefix + this.line.slice(this.cursor), from + prefix.length);
    } else if (twice) {
      this._beforeEdit();
      this._writeToOutput(columnsOf(list, this.columns));
      this._refreshLine();
    }
  },
});

// columnsOf lays texts out side by side; an empty one begins another group.
function columnsOf(list, columns) {
  var widths = list.map(function (text) { return native.width(text); });
  var width = Math.max.apply(null, widths) + 2;
  var most = Math.floor(columns / width) || 1;
  if (most === Infinity) most = 1;
  var out = '\r\n', inRow = 0, blanks = 0;
  list.forEach(function (text, i) {
    if (text === '' || inRow === most) {
      out += '\r\n';
      inRow = 0;
      blanks = 0;
    } else {
      out += new Array(blanks + 1).join(' ');
    }
    if (text === '') {
      out += '\r\n';
      return;
    }
    out += text;
    blanks = width - widths[i];
    inRow++;
  });
  return inRow === 0 ? out : out + '\r\n\r\n';
}

// Keys. Each table has functions of the Interface by the key's name.
function go(name) { return function () { this[name](); }; }
function left() { this._moveCursor(-lengthLeft(this.line, this.cursor)); }
function right() { this._moveCursor(lengthAt(this.line, this.cursor)); }
function home() { this._moveCursor(-Infinity); }
function end() { this._moveCursor(Infinity); }

var withControlAndShift = { backspace: go('_deleteLineLeft'), delete: go('_deleteLineRight') };

var withControl = {
  c: function () {
    if (this.listenerCount('SIGINT') > 0) this.emit('SIGINT');
    else this.close();
  },
  d: function () {
    if (this.cursor === 0 && this.line.length === 0) this.close();
    else if (this.cursor < this.line.length) this._deleteRight();
  },
  z: suspend,
  l: function () {
    cursors.cursorTo(this.output, 0, 0);
    cursors.clearScreenDown(this.output);
    this._refreshLine();
  },
  a: home, e: end, b: left, f: right, h: go('_deleteLeft'), k: go('_deleteLineRight'), n: go('_historyNext'),
  p: go('_historyPrev'), u: go('_deleteLineLeft'), w: go('_deleteWordLeft'), y: go('_yank'),
  backspace: go('_deleteWordLeft'), delete: go('_deleteWordRight'), left: go('_wordLeft'), right: go('_wordRight'),
};

var withMeta = {
  b: go('_wordLeft'), f: go('_wordRight'), d: go('_deleteWordRight'), delete: go('_deleteWordRight'),
  backspace: go('_deleteWordLeft'), y: go('_yankPop'),
};

var plain = {
  return: function () {
    this._sawReturnAt = Date.now();
    this._line();
  },
  enter: function () {
    // Behind a \r it is the end of the same line.
    if (this._sawReturnAt === 0 || Date.now() - this._sawReturnAt > this.crlfDelay) this._line();
    this._sawReturnAt = 0;
  },
  backspace: go('_deleteLeft'), delete: go('_deleteRight'), left: left, right: right, home: home, end: end,
  up: go('_historyPrev'), down: go('_historyNext'),
};

// suspend stops the process, as ^Z does in a terminal that is not raw.
function suspend() {
  var self = this, process = require('process');
  if (process.platform === 'win32') return;
  if (this.listenerCount('SIGTSTP') > 0) {
    this.emit('SIGTSTP');
    return;
  }
  process.once('SIGCONT', function () {
    if (!self.paused) {
      self.pause();
      self.emit('SIGCONT');
    }
    self._setRawMode(true);
    self._refreshLine();
  });
  this._setRawMode(false);
  process.kill(process.pid, 'SIGTSTP');
}

function pick(table, name) {
  return Object.prototype.hasOwnProperty.call(table, name) ? table[name] : undefined;
}

methods({
  _ttyWrite: function _ttyWrite(text, key) {
    var before = this._previousKey;
    key = key || {};
    this._previousKey = key;
    if (!key.meta || key.name !== 'y') this._yanking = false;

    if ((key.name === 'up' || key.name === 'down') && !key.ctrl && !key.meta && !key.shift) {
      if (this._substringSearch === null) this._substringSearch = this.line.slice(0, this.cursor);
    } else if (this._substringSearch !== null) {
      this._substringSearch = null;
      if (this.history.length === this.historyIndex) this.historyIndex = -1;
    }
    if (typeof key.sequence === 'string') {
      switch (key.sequence.charCodeAt(0)) {
        case 0x1f: this._undo(); return;
        case 0x1e: this._redo(); return;
      }
    }
    if (key.name === 'escape') return;

    var act;
    if (key.ctrl && key.shift) act = pick(withControlAndShift, key.name);
    else if (key.ctrl) act = pick(withControl, key.name);
    else if (key.meta) act = pick(withMeta, key.name);
    else {
      if (this._sawReturnAt && key.name !== 'enter') this._sawReturnAt = 0;
      act = pick(plain, key.name);
      if (!act && key.name === 'tab' && typeof this.completer === 'function' && this.isCompletionEnabled) {
        this._tabComplete(before && before.name === 'tab');
        return;
      }
      if (!act && typeof text === 'string' && text) this._insertText(text);
    }
    if (act) act.call(this);
  },

  // _insertText takes a text that may have lines of its own.
  _insertText: function _insertText(text) {
    var lines = native.lines(text);
    var last = lines.length - 1;
    for (var i = 0; i < last; i++) {
      this._insertString(lines[i]);
      this._line();
    }
    this._insertString(lines[last]);
  },

  _ttyWriteDumb: function _ttyWriteDumb(text, key) {
    key = key || {};
    if (key.name === 'escape') return;
    if (this._sawReturnAt && key.name !== 'enter') this._sawReturnAt = 0;
    if (key.ctrl) {
      if (key.name === 'c') withControl.c.call(this);
      else if (key.name === 'd') this.close();
      if (key.name === 'c' || key.name === 'd') return;
    }
    if (key.name === 'return' || key.name === 'enter') {
      plain[key.name].call(this);
    } else if (typeof text === 'string' && text) {
      this.line += text;
      this.cursor += text.length;
      this._writeToOutput(text);
    }
  },
});
