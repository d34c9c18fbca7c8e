// The arrows walk through what was typed before.
// < > 
// type first \r second \r first \r \x1b[A \x1b[A \x1b[A \x1b[A \x1b[B \x1b[B \x1b[B \x1b[B fir \x1b[A \x1b[A \x1b[B \x10 \x10 \x0e \r \x04
var readline = require('readline');
var rl = readline.createInterface({ input: process.stdin, output: process.stdout, removeHistoryDuplicates: true, historySize: 2, history: ['older', 'oldest'] });
rl.on('line', function (line) {
  console.log('line ' + JSON.stringify(line));
  rl.prompt();
});
rl.on('close', function () { console.log('closed'); });
// The bell says that a key has been seen to.
process.stdin.on('data', function () { process.stdout.write('\x07'); });
rl.prompt();
