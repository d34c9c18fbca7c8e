// The callback of send runs in the next tick, in order, with null.
if (process.argv[2] === 'child') {
  process.on('message', function (m) { if (m === 'end') process.disconnect(); });
} else {
  var child = require('child_process').fork(__filename, ['child']);
  var log = [];
  process.nextTick(function () { log.push('tick before'); });
  child.send('a', function (err) { log.push('a ' + err); });
  child.send('b', null, function (err) { log.push('b ' + err + ' ' + arguments.length); });
  child.send('c', null, {}, function (err) { log.push('c ' + err); });
  child.send('d', undefined, undefined, function (err) { log.push('d ' + err); });
  process.nextTick(function () { log.push('tick after'); });
  setImmediate(function () {
    log.push('immediate');
    console.log(log.join('\n'));
    child.send('end');
  });
  child.on('close', function (code) { console.log('close', code); });
}
