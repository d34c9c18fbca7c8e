// Keys in every order, on lines of every kind.
var readline = require('readline'), EventEmitter = require('events');
var seed = 20;
function any(n) {
  seed = (seed * 16807) % 2147483647;
  return seed % n;
}
var keys = ['a', 'b', 'foo', 'x y', '  ', 'é', '日本', '\t', '-', '.,', 'word', '\x1b[D', '\x1b[C', '\x1b[A', '\x1b[B', '\x1b[H', '\x1b[F', '\x1b[3~', '\x7f', '\x08', '\x01', '\x05',
  '\x02', '\x06', '\x04', '\x0b', '\x15', '\x17', '\x19', '\x1by', '\x1bb', '\x1bf', '\x1bd', '\x1b\x7f', '\x1b[1;5D', '\x1b[1;5C', '\x1b[3;5~', '\x0c', '\x0e', '\x10', '\x1f', '\x1e',
  '\r', '\n', 'hello world this is long', 'pasted\rlines\nhere', '\x1b[1;2A'];
for (var n = 0; n < 40; n++) {
  var shown = '';
  var input = new EventEmitter(), output = new EventEmitter();
  input.resume = input.pause = function () {};
  output.columns = 8 + any(20);
  output.write = function (text) { shown += text; };
  var rl = readline.createInterface({
    input: input, output: output, terminal: true, prompt: ['> ', '日> ', '', 'two\nlines> '][any(4)], tabSize: [undefined, 4, 1][any(3)],
    history: ['foo bar', 'food', 'a'], historySize: 4,
    completer: function (line) { return [['foo', 'foobar', 'a'].filter(function (w) { return w.indexOf(line) === 0; }), line]; },
  });
  rl.on('line', function (line) { shown += '[' + line + ']'; });
  rl.prompt();
  for (var i = 0; i < 25; i++) input.emit('data', Buffer.from(keys[any(keys.length)]));
  console.log(JSON.stringify(shown));
  console.log(JSON.stringify(rl.line), rl.cursor, rl.getCursorPos());
  rl.close();
}
