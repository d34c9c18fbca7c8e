// Many lines, in pieces of any size.
var readline = require('readline'), PassThrough = require('stream').PassThrough;
var input = new PassThrough(), text = '', count = 0, sum = 0;
for (var i = 0; i < 2000; i++) text += 'line ' + i + (i % 3 ? '\n' : '\r\n');
var rl = readline.createInterface({ input: input, crlfDelay: Infinity });
rl.on('line', function (line) {
  count++;
  sum += line.length;
});
rl.on('close', function () { console.log(count, sum); });
for (var at = 0, size = 1; at < text.length; at += size, size = size * 7 % 331 + 1) input.write(text.slice(at, at + size));
input.end();
