// No input has no lines.
// stdin:
var rl = require('readline').createInterface(process.stdin);
rl.on('line', function (line) { console.log('line', line); });
rl.on('pause', function () { console.log('pause'); });
rl.on('close', function () { console.log('close'); });
