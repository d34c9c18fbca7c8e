// Methods of WriteStream need no terminal: they write to what they are called on.
var proto = require('tty').WriteStream.prototype;
var out = { columns: 7, rows: 3, write: function (text, done) { console.log(JSON.stringify(text), typeof done); return 'written'; } };
function call(name) { console.log(name, proto[name].apply(out, [].slice.call(arguments, 1))); }
call('cursorTo', 1);
call('cursorTo', 1, 2, function () {});
call('cursorTo', 4, function () {});
call('moveCursor', -1, 2);
call('moveCursor', 3, -4, function () {});
call('moveCursor', 0, 0);
call('clearLine', -1);
call('clearLine', 0);
call('clearLine', 1, function () {});
call('clearScreenDown');
call('getWindowSize');
