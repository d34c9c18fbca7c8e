// A question that is cancelled takes its line away.
// < name? 
// type An
// < gone
// type x \r
// > \x04
var readline = require('readline');
var rl = readline.createInterface({ input: process.stdin, output: process.stdout });
var cancel = new AbortController();
rl.question('name? ', { signal: cancel.signal }, function () { console.log('never'); });
rl.on('line', function (line) { console.log('line ' + line); });
process.stdin.on('data', function (data) {
  process.stdout.write('\x07');
  if (String(data) === 'An') setImmediate(function () {
    cancel.abort();
    console.log('gone');
    rl.prompt();
  });
});
