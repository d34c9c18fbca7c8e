// What sockets say, with ports that vary called by their names.
var ports = {};
exports.port = function (n, name) { ports[n] = name; return n; };
exports.hide = function (text) {
  text = String(text);
  Object.keys(ports).forEach(function (n) { text = text.split(n).join(ports[n]); });
  return text;
};
exports.say = function () { console.log(exports.hide(Array.prototype.map.call(arguments, show).join(' '))); };
function show(x) {
  if (x instanceof Error) return x.name + ' ' + x.code + ' ' + x.message + ' ' + JSON.stringify(x) + (x.errors ? ' [' + x.errors.map(show).join('; ') + ']' : '');
  if (Buffer.isBuffer(x)) return x.length > 40 ? x.length + ' bytes' : JSON.stringify(String(x));
  return typeof x === 'object' && x ? JSON.stringify(x) : String(x);
}
var events = ['lookup', 'connectionAttempt', 'connectionAttemptFailed', 'connectionAttemptTimeout', 'connect', 'ready', 'data', 'end', 'error', 'close', 'timeout', 'drain', 'finish', 'listening', 'connection', 'drop'];
exports.log = function (s, name, without) {
  events.forEach(function (e) {
    if (without && without.indexOf(e) >= 0) return;
    s.on(e, function () { exports.say.apply(null, [name, e].concat(e === 'connection' ? [] : Array.prototype.slice.call(arguments))); });
  });
  return s;
};
