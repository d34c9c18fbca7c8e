// Prompts and what is written, without a terminal.
// stdin: a\nb\n
var rl = require('readline').createInterface({ input: process.stdin, output: process.stdout, prompt: 'first> ' });
console.log(rl.getPrompt(), rl.columns);
rl.prompt();
rl.on('line', function (line) {
  console.log(line);
  rl.setPrompt(line + '> ');
  rl.prompt();
});
rl.write('typed\nhalf ');
rl.on('close', function () { console.log('close'); });
