// What was cut is put back, the latest first.
// < > 
// type one\x20two\x20three \x15 alpha\x20beta \x01 \x0b \x19 \x1by \x1by x \x1by \x15 \x19 \r \x04
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
