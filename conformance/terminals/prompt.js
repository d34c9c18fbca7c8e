// Prompts, and where the cursor stays.
// < one> 
// type ab \x01 c \r \r \r
// > \x04
var readline = require('readline');
var rl = readline.createInterface({ input: process.stdin, output: process.stdout, prompt: 'one> ' });
var prompts = ['two\nlines> ', '\x1b[31mred\x1b[0m> ', '日本> '];
console.log(JSON.stringify(rl.getPrompt()));
rl.on('line', function (line) {
  console.log('line ' + line);
  rl.setPrompt(prompts.shift());
  rl.prompt();
});
process.stdin.on('data', function () {
  var pos = rl.getCursorPos();
  process.stdout.write('[' + pos.rows + ',' + pos.cols + ' ' + rl.cursor + ' ' + rl.line + ']\x07');
  if (!rl.closed) rl.prompt(true);
});
rl.prompt();
