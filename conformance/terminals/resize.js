// The line is drawn anew when the window changes.
// < > 
// type abcdefghijklmnop
// size 10x10
// < \x07
// type x \r \x04
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
process.stdout.on('resize', function () { console.log(process.stdout.columns, process.stdout.rows, process.stdout.getWindowSize().join('x') + '\x07'); });
