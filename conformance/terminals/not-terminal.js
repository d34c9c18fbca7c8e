// terminal: false leaves the line to the terminal itself.
// < > 
// > abc\n
// < line "abc"
// > \x04
var readline = require('readline');
var rl = readline.createInterface({ input: process.stdin, output: process.stdout, terminal: false });
rl.on('line', function (line) {
  console.log('line ' + JSON.stringify(line));
  rl.prompt();
});
rl.on('close', function () { console.log('closed'); });
rl.prompt();
