// What is pasted has lines of its own, and tabs that complete nothing.
// < > 
// type one\rtwo\nthree\tx \x1b[D pasted \x01 in\x20front \r a\r\nb \r \x04
var readline = require('readline');
var rl = readline.createInterface({ input: process.stdin, output: process.stdout, completer: function (line) { return [['completed'], line]; } });
rl.on('line', function (line) {
  console.log('line ' + JSON.stringify(line));
  rl.prompt();
});
rl.on('close', function () { console.log('closed'); });
// The bell says that a key has been seen to.
process.stdin.on('data', function () { process.stdout.write('\x07'); });
rl.prompt();
