// Milliseconds from fork to the first message of the child, the median of COUNT,
// and the kilobytes it then has resident: first.js COUNT
var fs = require('fs');
if (process.argv[2] === 'child') {
  process.on('message', function () { process.disconnect(); });
  process.send('here');
} else {
  var times = [], sizes = [], left = Number(process.argv[2]);
  var median = function (list) { return list.sort(function (a, b) { return a - b; })[list.length >> 1]; };
  var next = function () {
    if (left-- === 0) return console.log(median(times).toFixed(1), median(sizes));
    var began = process.hrtime();
    var child = require('child_process').fork(__filename, ['child']);
    child.on('message', function () {
      var took = process.hrtime(began);
      times.push(took[0] * 1e3 + took[1] / 1e6);
      sizes.push(Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync('/proc/' + child.pid + '/status', 'latin1'))[1]));
      child.send('end');
    });
    child.on('exit', next);
  };
  next();
}
