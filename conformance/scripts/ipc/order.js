// Each message is told in a tick of its own; ticks and promise jobs that it makes run before the next one, immediates after.
if (process.argv[2] === 'child') {
  // In one write, so that they are read at once.
  require('fs').writeSync(process.channel.fd, '1\n2\n3\n');
  process.disconnect();
} else {
  var child = require('child_process').fork(__filename, ['child'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  var log = [];
  child.on('message', function (m) {
    log.push('message ' + m);
    process.nextTick(function () { log.push('tick ' + m); });
    Promise.resolve().then(function () { log.push('promise ' + m); });
    setImmediate(function () { log.push('immediate ' + m); });
  });
  child.on('disconnect', function () { log.push('disconnect'); });
  process.on('exit', function () {
    console.log(log.filter(function (l) { return l.indexOf('immediate') < 0; }).join('\n'));
    console.log(log.filter(function (l) { return l.indexOf('immediate') === 0; }).join('\n'));
  });
}
