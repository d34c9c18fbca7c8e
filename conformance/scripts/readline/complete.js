// Completers: at once, by callback, with errors.
var readline = require('readline'), EventEmitter = require('events');
function run(completer, keys) {
  var input = new EventEmitter(), shown = '';
  input.resume = input.pause = function () {};
  var rl = readline.createInterface({ input: input, output: { columns: 30, write: function (t) { shown += t; }, on: function () {}, removeListener: function () {} }, terminal: true, completer: completer });
  rl.on('pause', function () { shown += '{pause}'; });
  rl.on('resume', function () { shown += '{resume}'; });
  keys.forEach(function (key) { input.emit('data', Buffer.from(key)); });
  console.log(JSON.stringify(shown), JSON.stringify(rl.line), rl.cursor);
  rl.close();
}
run(function (line) { return [['hello', 'help'], line]; }, ['h', '\t', '\t', '\t']);
run(function (line, callback) { callback(null, [['abc'], line]); }, ['a', '\t', '\t']);
run(function (line, callback) { callback(new Error('no').message); }, ['a', '\t']);
run(function (line) { return [[], line]; }, ['a', '\t', '\t']);
run(function (line) { return [['', 'one', '', 'two', 'three', 'four', 'five'], '']; }, ['\t', '\t']);
run(function (line) { return [['CASE', 'CASH'], 'ca']; }, ['x', ' ', 'c', 'a', '\t']);
run(function () { return [undefined, '']; }, ['a', '\t']);
run(undefined, ['a', '\t', 'b']);
