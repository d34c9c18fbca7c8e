// What new Console takes and refuses, and what its options do.
var Console = require('console').Console, EventEmitter = require('events'), PassThrough = require('stream').PassThrough;
function sink() {
  var s = new EventEmitter();
  s.text = '';
  s.write = function (text) { s.text += text; };
  return s;
}
function make(options) {
  options.stdout = sink();
  options.stderr = sink();
  var c = new Console(options);
  c.show = function () { console.log(JSON.stringify(options.stdout.text), JSON.stringify(options.stderr.text)); };
  return c;
}
[function () { new Console(); }, function () { new Console({}); }, function () { new Console({ stdout: {} }); }, function () { new Console({ stdout: new PassThrough(), stderr: {} }); },
  function () { make({ colorMode: 'x' }); }, function () { make({ colorMode: true, inspectOptions: { colors: true } }); }, function () { make({ inspectOptions: 5 }); },
  function () { make({ groupIndentation: -1 }); }, function () { make({ groupIndentation: 1001 }); }, function () { make({ groupIndentation: 'a' }); }, function () { make({ groupIndentation: 1.5 }); }].forEach(function (f) {
  try {
    f();
    console.log('fine');
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
});
var c = make({ colorMode: true });
c.log({ a: 1 }, 'x');
c.error([1, null]);
c.show();
c = make({ colorMode: false, inspectOptions: { depth: 0 } });
c.log({ a: { b: 1 } });
c.dir({ a: { b: 1 } }, { depth: 5 });
c.dirxml({ a: {} }, [1]);
c.show();
c = make({ groupIndentation: 4 });
c.group('g', 1);
c.log('a\nb');
c.group();
c.warn('w');
c.groupEnd();
c.groupCollapsed('x');
c.info('i');
c.groupEnd();
c.groupEnd();
c.groupEnd();
c.debug('d');
c.assert(false, 'm %s', 'q');
c.assert(0, { a: 1 });
c.show();
