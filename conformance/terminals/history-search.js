// With something typed the arrows find what began so.
// < > 
// type foo \x1b[A \x1b[A \x1b[A \x1b[B \x1b[B \x1b[B ! \x1b[A \x03
var readline = require('readline');
var rl = readline.createInterface({ input: process.stdin, output: process.stdout, history: ['bar', 'foobar', 'fo', 'food', 'foobar', 'x'] });
rl.on('line', function (line) {
  console.log('line ' + JSON.stringify(line));
  rl.prompt();
});
rl.on('close', function () { console.log('closed'); });
// The bell says that a key has been seen to.
process.stdin.on('data', function () { process.stdout.write('\x07'); });
rl.prompt();
