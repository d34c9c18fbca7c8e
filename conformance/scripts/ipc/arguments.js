// What send makes of its arguments.
if (process.argv[2] === 'child') {
  process.on('message', function () {});
} else {
  var child = require('child_process').fork(__filename, ['child']);
  var trial = function () {
    var args = Array.prototype.slice.call(arguments);
    try {
      console.log(child.send.apply(child, args));
    } catch (e) {
      console.log(e.name, e.code, e.message);
    }
  };
  trial();
  trial(undefined);
  trial(function named() {});
  trial('x', {});
  trial('x', { fd: 1 });
  trial('x', [1]);
  trial('x', null, 1);
  trial('x', null, 'y');
  trial('x', null, null);
  trial('x', null, []);
  trial('x', undefined, {});
  trial('x', 0);
  trial('x', '');
  trial(null);
  trial(0);
  trial(false);
  trial('');
  var circle = {};
  circle.self = circle;
  try { child.send(circle); } catch (e) { console.log(e.name, e.message.split('\n')[0]); }
  try { child.send({ toJSON: function () { throw new RangeError('no JSON of me'); } }); } catch (e) { console.log(e.name, e.message); }
  console.log(child.send.length, child.disconnect.length);
  child.disconnect();
  child.on('exit', function (code) { console.log('exit', code); });
}
