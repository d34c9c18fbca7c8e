// Nothing of a large output is lost.
var line = new Array(100).join('0123456789') + '\n';
for (var i = 0; i < 300; i++) process.stdout.write(i + ' ' + line);
process.exitCode = 4;
process.on('exit', function () { process.stderr.write(process.stdout.bytesWritten + '\n'); });
