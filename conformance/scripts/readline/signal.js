// A signal closes the interface.
var readline = require('readline'), PassThrough = require('stream').PassThrough;
var control = new AbortController();
var rl = readline.createInterface({ input: new PassThrough(), signal: control.signal });
rl.on('close', function () { console.log('close one'); });
control.abort();
console.log('aborted');
var late = readline.createInterface({ input: new PassThrough(), signal: control.signal });
late.on('close', function () { console.log('close two'); });
console.log('made');
