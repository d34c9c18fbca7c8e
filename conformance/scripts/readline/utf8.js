// Characters that come apart are whole in lines.
var readline = require('readline'), PassThrough = require('stream').PassThrough;
var input = new PassThrough();
readline.createInterface({ input: input }).on('line', function (line) { console.log(line, line.length); });
var bytes = Buffer.from('日本\nüber\n😀 x\n');
for (var i = 0; i < bytes.length; i++) input.write(bytes.slice(i, i + 1));
input.end();
