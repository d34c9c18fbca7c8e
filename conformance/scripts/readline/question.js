// Questions are answered line by line.
// stdin: Ann\n42\nrest\n
var rl = require('readline').createInterface({ input: process.stdin, output: process.stdout });
rl.question('name? ', function (name) {
  rl.question('age? ', function (age) { console.log('[' + name + ' ' + age + ']'); });
  rl.question('ignored? ', function () { console.log('never'); });
  console.log(rl.getPrompt());
});
rl.on('line', function (line) { console.log('line ' + line, rl.getPrompt()); });
rl.on('close', function () {
  try {
    rl.question('late? ', function () {});
  } catch (e) {
    console.log(e.code, e.message);
  }
});
