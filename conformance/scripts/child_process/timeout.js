// spawn with a time limit
var spawn = require('child_process').spawn;
spawn('sleep', ['1000'], { timeout: 10 }).on('exit', function (code, signal) {
  console.log(code, signal);
  spawn('sleep', ['1000'], { timeout: 10, killSignal: 'SIGINT' }).on('exit', function (code, signal) {
    console.log(code, signal);
    spawn('true', { timeout: 100000 }).on('exit', function (code, signal) { console.log(code, signal); });
  });
});
