// A question, and another in its answer.
// < name? 
// type Ann \r 4 2 \r x \r
// > \x04
var readline = require('readline');
var rl = readline.createInterface({ input: process.stdin, output: process.stdout });
rl.question('name? ', function (name) {
  rl.question('age? ', function (age) {
    console.log(name + ' is ' + age);
    rl.prompt();
  });
});
rl.on('line', function (line) { console.log('line ' + line); });
// The bell says that a key has been seen to.
process.stdin.on('data', function () { process.stdout.write('\x07'); });
