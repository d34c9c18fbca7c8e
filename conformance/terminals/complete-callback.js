// A completer that answers by a callback, with groups and errors.
// < > 
// type a \t \t x \t \x15 err \t \x15 up \t \r \x04
var readline = require('readline');
var rl = readline.createInterface({ input: process.stdin, output: process.stdout,
  completer: function (line, callback) {
    if (line === 'err') callback(new Error('no idea').message);
    else if (line === 'up') callback(null, [['UPPER', 'UPPITY'], line]);
    else callback(null, [['abc', 'abd', '', 'ab日本'].filter(function (w) { return !w || w.indexOf(line) === 0; }), line]);
  } });
rl.on('line', function (line) {
  console.log('line ' + JSON.stringify(line));
  rl.prompt();
});
rl.on('close', function () { console.log('closed'); });
// The bell says that a key has been seen to.
process.stdin.on('data', function () { process.stdout.write('\x07'); });
rl.prompt();
