// History: what is kept, how much, and who hears of it.
var readline = require('readline'), EventEmitter = require('events');
function run(options, lines) {
  options.input = new EventEmitter();
  options.input.resume = options.input.pause = function () {};
  options.output = { write: function () {} , on: function () {}, removeListener: function () {} };
  options.terminal = true;
  var rl = readline.createInterface(options);
  rl.on('history', function (history) { console.log('history', history); });
  rl.on('line', function (line) { console.log('line', JSON.stringify(line)); });
  lines.forEach(function (line) { options.input.emit('data', Buffer.from(line + '\r')); });
  console.log(rl.history);
  rl.close();
}
run({}, ['a', 'b', 'a', 'a', '', '  ', 'b']);
run({ removeHistoryDuplicates: true }, ['a', 'b', 'a', 'a', 'b']);
run({ historySize: 2 }, ['a', 'b', 'c']);
run({ historySize: 0 }, ['a', 'b']);
run({ history: ['x', 'y'], historySize: 3 }, ['a', 'b']);
