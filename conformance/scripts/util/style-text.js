// styleText wraps a text in the codes of a style.
var util = require('util');
console.log(JSON.stringify(util.styleText('red', 'x', { validateStream: false })));
console.log(JSON.stringify(util.styleText(['bold', 'underline', 'bgGrey'], 'x', { validateStream: false })));
console.log(JSON.stringify(util.styleText('green', 'no terminal')));
[['nocolor', 'x'], ['red', 5], [['red', 'blau'], 'x'], [undefined, 'x']].forEach(function (args) {
  try { util.styleText(args[0], args[1]); } catch (e) { console.log(e.name, e.code, e.message.slice(0, 60), e.message.slice(-30)); }
});
