// emitKeypressEvents waits for who listens, and names keys however they come apart.
var readline = require('readline'), EventEmitter = require('events');
var input = new EventEmitter();
readline.emitKeypressEvents(input);
readline.emitKeypressEvents(input);
console.log(input.listenerCount('data'), input.listenerCount('newListener'));
function show(text, key) { console.log(JSON.stringify(text), JSON.stringify(key)); }
input.on('keypress', show);
console.log(input.listenerCount('data'), input.listenerCount('newListener'));
['a', 'A', '1', '\x01', '\x1a', '\r', '\n', '\t', '\x7f', '\b', ' ', 'é', '日', '\x1ba', '\x1bA', '\x1b\r', '\x1b\t', '\x1b\x7f', '\x1b ', '\x1b\x01', '\x1bé', '\x00', '\x1c', '\x1f',
  '\x1b[A', '\x1b[1;2A', '\x1b[1;3B', '\x1b[1;5C', '\x1b[1;9D', '\x1b[5A', '\x1bOA', '\x1bO5A', '\x1bOP', '\x1b[11~', '\x1b[[A', '\x1b[[5~', '\x1b[3~', '\x1b[3;5~', '\x1b[3$', '\x1b[3^',
  '\x1b[24~', '\x1b[Z', '\x1b[a', '\x1bOa', '\x1b[200~', '\x1b[201~', '\x1b[99~', '\x1b[1;', 'x', 'y', '\x1b\x1b[A', '\x1b\x1bOA', '\x1b[xx', 'ab\x1b[Bcd'].forEach(function (sent) {
  console.log('> ' + JSON.stringify(sent));
  input.emit('data', Buffer.from(sent));
});
console.log('byte by byte');
var bytes = Buffer.from('\x1b[15;2~é\x1bO3S😀\x1b[201~');
for (var i = 0; i < bytes.length; i++) input.emit('data', bytes.slice(i, i + 1));
input.removeListener('keypress', show);
input.emit('data', Buffer.from('lost'));
console.log(input.listenerCount('data'), input.listenerCount('newListener'));
