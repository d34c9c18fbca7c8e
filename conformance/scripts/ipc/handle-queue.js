// While a handle is on its way, what is sent behind it waits; the order holds, and send is true once.
var net = require('net');
if (process.argv[2] === 'child') {
  process.on('message', function (m, handle) {
    process.send([m, handle ? handle.constructor.name : null]);
    if (handle) handle.close();
    if (m === 'last') process.disconnect();
  });
} else {
  var child = require('child_process').fork(__filename, ['child']);
  var a = net.createServer().listen(0, '127.0.0.1', function () {
    var b = net.createServer().listen(0, '127.0.0.1', function () {
      var calls = [];
      var told = function (name) {
        return function (err) { calls.push(name + ' ' + err); };
      };
      console.log(child.send('a', a, told('a')));
      console.log(child.send('one', told('one')));
      console.log(child.send('two', told('two')));
      console.log(child.send('b', b, told('b')));
      console.log(child.send('last', told('last')));
      child.on('message', function (m) { console.log(m.join(' ')); });
      child.on('exit', function () {
        a.close();
        b.close();
        console.log(calls.join());
      });
    });
  });
}
