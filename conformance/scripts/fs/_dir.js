// A folder of the script's own, gone at its end.
var fs = require('fs');
var dir = fs.mkdtempSync((process.env.TMPDIR || '/tmp') + '/fs-');
process.on('exit', function () { fs.rmSync(dir, { recursive: true, force: true }); });
// at is a path in the folder; shown takes the folder out of a text.
exports.at = function (name) { return dir + '/' + name; };
exports.dir = dir;
exports.shown = function (text) { return String(text).split(dir).join('DIR'); };
// attempt prints what a call throws, or gives.
exports.attempt = function (name, f) {
  try { console.log(name, exports.shown(f())); } catch (e) {
    console.log(name, e.name, e.code, exports.shown(e.message), Object.keys(e).join());
  }
};
// told prints what a callback was told of.
exports.told = function (name, next) {
  return function (e) {
    if (e) console.log(name, e.name, e.code, exports.shown(e.message), Object.keys(e).join(), exports.shown(e.stack));
    else console.log(name, e, exports.shown(Array.prototype.slice.call(arguments, 1)));
    if (next) next.apply(null, arguments);
  };
};
