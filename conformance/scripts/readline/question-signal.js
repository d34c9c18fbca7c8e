// A question can be called off.
var readline = require('readline'), PassThrough = require('stream').PassThrough;
var input = new PassThrough(), output = new PassThrough();
var rl = readline.createInterface({ input: input, output: output, terminal: false });
output.on('data', function (text) { console.log(JSON.stringify(String(text))); });
var gone = AbortSignal.abort();
console.log(rl.question('never? ', { signal: gone }, function () { console.log('never'); }));
try {
  rl.question('x', { signal: 5 }, function () {});
} catch (e) {
  console.log(e.code, e.message);
}
var control = new AbortController();
rl.question('one? ', { signal: control.signal }, function () { console.log('not this'); });
control.abort();
rl.question('two? ', { signal: new AbortController().signal }, function (answer) {
  console.log('answer', answer);
  rl.close();
});
input.write('yes\n');
