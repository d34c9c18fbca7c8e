// A line longer than the window goes on in the next rows.
// size 12x10
// < > 
// type abcdefghijklm n \x1b[D \x1b[D X \x01 Y \x05 z \x1b[D \x7f \x1b[A \r abcdefghij \r \x04
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
