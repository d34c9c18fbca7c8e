// emitKeypressEvents names the keys.
// < ready
// type a A \x01 \x1b[A \x1bOP \x1b[1;5C \x1b[3~ \x1b[15~ \x1bx \x1bX \x1b[Z \r \n \t \x7f \x20 é 日 \x1b[200~ \x1b[99~
// > \x03
var readline = require('readline');
readline.emitKeypressEvents(process.stdin);
process.stdin.setRawMode(true);
process.stdin.on('keypress', function (text, key) {
  console.log(JSON.stringify(text), JSON.stringify(key));
  if (key.ctrl && key.name === 'c') process.stdin.pause();
});
process.stdin.on('data', function () { process.stdout.write('\x07'); });
console.log('ready');
