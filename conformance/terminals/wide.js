// Characters of two columns and of none.
// size 11x10
// < > 
// type 日本 語 \x1b[D \x1b[D x \x05 字漢 é e\u0301 \x1b[D \x1b[D \x7f 😀 \x1b[D \x1b[C \x7f \r \x04
var readline = require('readline');
var rl = readline.createInterface({ input: process.stdin, output: process.stdout });
rl.on('line', function (line) {
  console.log('line ' + JSON.stringify(line));
  rl.prompt();
});
rl.on('close', function () { console.log('closed'); });
// The bell says that a key has been seen to.
process.stdin.on('data', function () { process.stdout.write('\x07'); });
rl.prompt();
