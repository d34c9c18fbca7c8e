// A listener that throws leaves a parser that goes on.
var readline = require('readline'), EventEmitter = require('events');
var input = new EventEmitter();
readline.emitKeypressEvents(input);
input.on('keypress', function (text, key) {
  console.log(key.name);
  if (key.name === 'up') throw new Error('up!');
});
['a', '\x1b[Ab', 'c', '\x1b[', 'B'].forEach(function (text) {
  try {
    input.emit('data', Buffer.from(text));
  } catch (e) {
    console.log(e.message);
  }
});
