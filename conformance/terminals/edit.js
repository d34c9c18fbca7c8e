// A line is edited with the arrows and the keys of Emacs.
// < > 
// type abc \x1b[D \x1b[D X \r
// type one\x20two\x20three \x17 \x1bb \x0b \x19 \x01 \x1bd \x1bf \x05 \x02 \x06 \x08 \x7f \x15 \r
// type abc \x1b[H \x1b[3~ \x1b[F x \x01 \x04 \r \x04
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
