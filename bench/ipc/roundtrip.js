// Round trips a second over the channel to a forked child that sends back what
// it gets: roundtrip.js COUNT SERIALIZATION
var count = Number(process.argv[2]);
if (process.argv[2] === 'child') {
  process.on('message', function (m) { process.send(m); });
} else {
  var child = require('child_process').fork(__filename, ['child'], { serialization: process.argv[3] });
  var done = 0, began;
  child.on('message', function () {
    // The first tenth is to get warm.
    if (++done === count / 10) began = process.hrtime();
    if (done === count) {
      var took = process.hrtime(began);
      console.log(Math.round(count * 0.9 / (took[0] + took[1] / 1e9)));
      return child.disconnect();
    }
    child.send({ number: done, text: 'hello world' });
  });
  child.send({ number: 0, text: 'hello world' });
}
