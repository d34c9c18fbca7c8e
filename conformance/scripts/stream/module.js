// What require('stream') gives.
var s = require('stream');
console.log(Object.keys(s).filter(function (k) { return k !== 'promises'; }).join());
console.log(s.promises === require('stream/promises'), Object.keys(require('stream/promises')).join());
Object.keys(s).forEach(function (k) { if (typeof s[k] === 'function') console.log(k, s[k].name, s[k].length); });
console.log(s.Duplex.prototype.write === s.Writable.prototype.write, s.Transform.prototype._final.length, s.Writable.prototype._writev);
console.log(s._isUint8Array(Buffer.alloc(1)), s._isUint8Array('x'));
