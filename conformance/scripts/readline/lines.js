// Lines end in \n, \r and \r\n, and in no separator of Unicode.
// stdin: one\ntwo\rthree\r\nfour\u2028five\u2029\n\n\r\rsix
var rl = require('readline').createInterface({ input: process.stdin });
console.log(rl.terminal, rl.line, rl.cursor, rl.history, rl.historySize, rl.crlfDelay, rl.tabSize, rl.escapeCodeTimeout);
rl.on('line', function (line) { console.log(JSON.stringify(line)); });
rl.on('close', function () { console.log('close', rl.closed, rl.paused); });
