'use strict';
// readline.emitKeypressEvents: what a terminal sends, taken apart into keys.
var ESC = '\x1b';
var DECODER = 'keypress-decoder';

function hide(object, name, value) {
  Object.defineProperty(object, name, { value: value, writable: true, configurable: true });
}
exports.hide = hide;

exports.emitKeypressEvents = function emitKeypressEvents(stream, iface) {
  if (stream[DECODER]) return;
  var StringDecoder = require('string_decoder').StringDecoder;
  var timers = require('timers');
  if (iface === undefined) iface = {};
  hide(stream, DECODER, new StringDecoder('utf8'));
  var next = native.keys();
  var timer;

  function feed(char) {
    var found = next(char);
    if (found) stream.emit('keypress', found[0], found[1]);
  }

  // An ESC may be a key of its own or the first of a sequence: time will tell.
  function noMore() { feed(''); }

  function onData(input) {
    if (stream.listenerCount('keypress') === 0) {
      // Nobody is there: wait for somebody.
      stream.removeListener('data', onData);
      stream.on('newListener', onNewListener);
      return;
    }
    var text = stream[DECODER].write(input);
    if (!text) return;
    timers.clearTimeout(timer);
    var chars = native.chars(text);
    iface._sawKeyPress = chars.length === 1;
    iface.isCompletionEnabled = false;
    for (var i = 0; i < chars.length; i++) {
      if (i === chars.length - 1) iface.isCompletionEnabled = true;
      feed(chars[i]);
    }
    if (chars[chars.length - 1] === ESC) {
      timer = timers.setTimeout(noMore, iface.escapeCodeTimeout === undefined ? 500 : iface.escapeCodeTimeout);
    }
  }

  function onNewListener(event) {
    if (event === 'keypress') {
      stream.on('data', onData);
      stream.removeListener('newListener', onNewListener);
    }
  }

  if (stream.listenerCount('keypress') > 0) stream.on('data', onData);
  else stream.on('newListener', onNewListener);
};
