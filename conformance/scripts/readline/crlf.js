// A \r\n that comes apart is one end, within crlfDelay.
var readline = require('readline'), PassThrough = require('stream').PassThrough;
var input = new PassThrough();
var rl = readline.createInterface({ input: input, crlfDelay: Infinity });
rl.on('line', function (line) { console.log(JSON.stringify(line)); });
var parts = ['a\r', '\nb', 'c\r', '\n', '\r\n', 'd\r', 'e\n', '\r', '\r', '\n', 'f'];
(function next() {
  if (parts.length === 0) {
    input.end();
    return;
  }
  input.write(parts.shift());
  setImmediate(next);
})();
rl.on('close', function () { console.log('close'); });
