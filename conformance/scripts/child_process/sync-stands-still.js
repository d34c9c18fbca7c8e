// While a sync form waits, nothing else of the script runs
var cp = require('child_process');
var order = [];
setTimeout(function () { order.push('timer'); }, 1);
setImmediate(function () { order.push('immediate'); });
process.nextTick(function () { order.push('tick'); });
var other = cp.spawn('true');
other.on('exit', function () { order.push('exit'); });
cp.execSync('sleep 0.05');
order.push('after');
other.on('close', function () {
  setTimeout(function () { console.log(order.slice(0, 2), order.indexOf('timer') > 0, order.indexOf('exit') > 0, order.length); }, 5);
});
