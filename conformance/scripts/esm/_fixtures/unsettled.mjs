process.on('exit', function (code) { console.log('exit', code, process.exitCode); });
console.log('waiting');
await new Promise(function () {});
