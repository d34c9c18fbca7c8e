// Words end where letters do.
// < > 
// type foo-bar\x20\x20baz.qux\x20 \x1bb \x1bb \x1bb \x1bb \x1bb \x1bf \x1bf \x1bd \x1b[1;5C \x1b[1;5D \x1b\x7f \x1b[3;5~ \x17 \x08 \r \x04
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
