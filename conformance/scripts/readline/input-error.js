// An error of the input is one of the interface.
var readline = require('readline'), PassThrough = require('stream').PassThrough;
var input = new PassThrough();
var rl = readline.createInterface({ input: input });
rl.on('error', function (e) { console.log('error', e.message); });
rl.on('close', function () { console.log('close'); });
input.destroy(new Error('broken'));
setImmediate(function () { rl.close(); });
