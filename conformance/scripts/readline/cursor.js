// cursorTo, moveCursor, clearLine and clearScreenDown.
var readline = require('readline');
var out = { write: function (text, done) { console.log(JSON.stringify(text), typeof done); return 'written'; } };
function attempt(name) {
  try {
    console.log(name, readline[name].apply(null, [].slice.call(arguments, 1)));
  } catch (e) {
    console.log(name, e.name, e.code, e.message);
  }
}
function done(err) { console.log('done', err); }
attempt('cursorTo', out, 0);
attempt('cursorTo', out, 2, 3);
attempt('cursorTo', out, 2, done);
attempt('cursorTo', out, 2, undefined, done);
attempt('cursorTo', out, 'a', 1);
attempt('cursorTo', out, 'a', 'b');
attempt('cursorTo', out, undefined, undefined, done);
attempt('cursorTo', null, 1, 2, done);
attempt('cursorTo', out, NaN);
attempt('cursorTo', out, 1, NaN);
attempt('cursorTo', out, 1, 2, 'x');
attempt('cursorTo', out, 1, 2, null);
attempt('moveCursor', out, 0, 0);
attempt('moveCursor', out, 1, 0);
attempt('moveCursor', out, -3, 2, done);
attempt('moveCursor', out, 0, -1);
attempt('moveCursor', out);
attempt('moveCursor', undefined, 1, 1, done);
attempt('moveCursor', out, 1, 1, 5);
[-1, 0, 1, undefined, 'x', -7].forEach(function (dir) { attempt('clearLine', out, dir); });
attempt('clearLine', null, 0, done);
attempt('clearLine', out, 0, {});
attempt('clearScreenDown', out);
attempt('clearScreenDown', null, done);
attempt('clearScreenDown', out, 'x');
