// _writeToOutput can be replaced, as those who hide passwords do.
var readline = require('readline'), PassThrough = require('stream').PassThrough;
var input = new PassThrough(), output = new PassThrough(), shown = '';
output.on('data', function (data) { shown += data; });
var rl = readline.createInterface({ input: input, output: output, terminal: true });
rl._writeToOutput = function (text) { rl.output.write(text.replace(/[a-z]/g, '*')); };
rl.question('Secret: ', function (answer) {
  console.log(answer);
  rl.close();
  setImmediate(function () { console.log(JSON.stringify(shown)); });
});
input.write('hunter\r');
