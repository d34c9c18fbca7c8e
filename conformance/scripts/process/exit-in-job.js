// process.exit in a promise job: the jobs behind it do not run.
process.on('exit', function (code) { console.log('exit', code); });
Promise.resolve().then(function () { console.log('first'); process.exit(3); });
Promise.resolve().then(function () { console.log('never'); });
