// readline/promises asks on a terminal.
// < one? 
// type 1 \r 2 \t \r
// otto: no Promise
var readline = require('readline/promises');
var rl = readline.createInterface({ input: process.stdin, output: process.stdout, completer: function () { return Promise.resolve([['2abc'], '2']); } });
process.stdin.on('data', function () { setImmediate(function () { process.stdout.write('\x07'); }); });
rl.question('one? ').then(function (one) {
  return rl.question('two? ').then(function (two) {
    console.log(one, two);
    rl.close();
  });
});
