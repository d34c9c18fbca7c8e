// send is false while much waits, and callbacks come all the same, in order.
if (process.argv[2] === 'child') {
  process.send('ready');
  process.on('message', function (m) { if (m.last) process.disconnect(); });
} else {
  var child = require('child_process').fork(__filename, ['child']);
  var kilo = new Array(1025).join('x');
  child.once('message', function () {
    var answers = '', done = [];
    for (var i = 0; i < 2000; i++) {
      (function (i) {
        answers += child.send({ i: i, text: kilo }, function (err) { done.push(err === null ? i : err); }) ? 't' : 'f';
      })(i);
    }
    console.log(/^t+f+$/.test(answers));
    child.send({ last: true }, function () {
      console.log(done.length, done.every(function (n, i) { return n === i; }));
    });
  });
  child.on('close', function (code) { console.log('close', code); });
}
