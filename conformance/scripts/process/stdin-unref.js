// stdin that is unref'd does not keep the program alive, ref does again.
// stdin: some text
process.stdin.unref();
process.stdin.ref();
process.stdin.setEncoding('utf8');
process.stdin.on('data', function (text) { console.log(text); });
process.on('exit', function () { console.log('exit'); });
