// Tab completes, and twice lists.
// < > 
// type h \t e \t \t l \t \t \x15 zz \t \t \x15 \t \t \r \x04
var readline = require('readline');
var rl = readline.createInterface({ input: process.stdin, output: process.stdout,
  completer: function (line) {
    var all = ['help', 'hello', 'halt', 'quit', 'question mark'];
    var hits = all.filter(function (word) { return word.indexOf(line) === 0; });
    return [hits, line];
  } });
rl.on('line', function (line) {
  console.log('line ' + JSON.stringify(line));
  rl.prompt();
});
rl.on('close', function () { console.log('closed'); });
// The bell says that a key has been seen to.
process.stdin.on('data', function () { process.stdout.write('\x07'); });
rl.prompt();
