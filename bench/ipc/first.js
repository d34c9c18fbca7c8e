// Milliseconds from fork to the first message of the child, the median of COUNT,
// and of the child when it has answered once and waits for work: the kilobytes it
// has resident, and those of them that it shares with no other process:
// first.js COUNT
var fs = require('fs');
if (process.argv[2] === 'child') {
  process.on('message', function (m) { if (m === 'end') process.disconnect(); else process.send(m); });
  process.send('here');
} else {
  var times = [], sizes = [], own = [], left = Number(process.argv[2]);
  var median = function (list) { return list.sort(function (a, b) { return a - b; })[list.length >> 1]; };
  var next = function () {
    if (left-- === 0) return console.log(median(times).toFixed(1), median(sizes), median(own));
    var began = process.hrtime();
    var child = require('child_process').fork(__filename, ['child']);
    child.on('message', function (m) {
      if (m === 'here') {
        var took = process.hrtime(began);
        times.push(took[0] * 1e3 + took[1] / 1e6);
        return child.send('ping');
      }
      sizes.push(Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync('/proc/' + child.pid + '/status', 'latin1'))[1]));
      var sum = 0;
      fs.readFileSync('/proc/' + child.pid + '/smaps_rollup', 'latin1').replace(/Private_\w+:\s+(\d+)/g, function (_, kb) { sum += Number(kb); });
      own.push(sum);
      child.send('end');
    });
    child.on('exit', next);
  };
  next();
}
