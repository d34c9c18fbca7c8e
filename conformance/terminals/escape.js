// An escape that nothing follows is a key of its own.
// < ready
// > \x1b
// < escape
// > \x1b
// < escape
// > \x1b\x1b
// < escape
// > \x03
var readline = require('readline');
readline.emitKeypressEvents(process.stdin, { escapeCodeTimeout: 20 });
process.stdin.setRawMode(true);
process.stdin.on('keypress', function (text, key) {
  console.log(JSON.stringify(text), JSON.stringify(key));
  if (key.ctrl && key.name === 'c') process.stdin.pause();
});
console.log('ready');
