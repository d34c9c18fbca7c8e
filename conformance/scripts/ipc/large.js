// Messages of some megabytes there and back, with small ones between.
if (process.argv[2] === 'child') {
  process.on('message', function (m) {
    process.send(m);
    if (m === 'end') process.disconnect();
  });
} else {
  var child = require('child_process').fork(__filename, ['child']);
  var big = new Array(3 * 1024 * 1024 + 1).join('\u00e9y');
  var calls = 0;
  console.log(child.send('before'));
  console.log(child.send({ big: big }, function (err) { calls++; if (err) console.log(err); }));
  console.log(child.send('behind'));
  child.on('message', function (m) {
    console.log(typeof m === 'string' ? m : m.big === big, calls);
    if (m === 'behind') child.send('end');
  });
  child.on('close', function (code) { console.log('close', code, calls); });
}
