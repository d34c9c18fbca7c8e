// promises.Readline gathers what it will write.
var Readline = require('readline/promises').Readline, PassThrough = require('stream').PassThrough;
var out = new PassThrough();
out.setEncoding('utf8');
out.on('data', function (text) { console.log(JSON.stringify(text)); });
function attempt(f) {
  try {
    f();
    console.log('fine');
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
(async function () {
  var r = new Readline(out);
  console.log(r.cursorTo(1) === r, r.cursorTo(2, 3) === r, r.moveCursor(-1, 2) === r, r.clearLine(-1) === r, r.clearScreenDown() === r);
  console.log(await r.commit());
  console.log(r.clearLine(0).clearLine(1).rollback() === r);
  await r.commit();
  var auto = new Readline(out, { autoCommit: true });
  auto.cursorTo(5, null).moveCursor(1, 0).moveCursor(0, 0);
  attempt(function () { r.cursorTo('a'); });
  attempt(function () { r.cursorTo(1, 'a'); });
  attempt(function () { r.cursorTo(1.5); });
  attempt(function () { r.moveCursor('a', 1); });
  attempt(function () { r.moveCursor(0, 'b'); });
  attempt(function () { r.clearLine(2); });
  attempt(function () { r.clearLine('x'); });
  attempt(function () { new Readline(); });
  attempt(function () { new Readline({}); });
  attempt(function () { new Readline(out, { autoCommit: 1 }); });
  attempt(function () { Readline(out); });
})();
