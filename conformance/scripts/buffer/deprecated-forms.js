// new Buffer and Buffer() of every kind of argument; one warning for all.
process.removeAllListeners('warning');
process.on('warning', function (w) { console.log(w.name, w.code, w.message); });
function show(f) { try { var b = f(); return b.toString('hex') + ' ' + b.length + ' ' + (b instanceof Buffer); } catch (e) { return e.name + ' ' + e.code + ' ' + e.message; } }
var values = [0, 3, 2.5, -1, NaN, '5', '', 'abc', [1, 2], Buffer.from('xy'), { length: 2, 0: 1 }, {}, null, undefined, true, new String('s'), function () {}];
values.forEach(function (v) { console.log(show(function () { return new Buffer(v); }), '|', show(function () { return Buffer(v); })); });
console.log(show(function () { return new Buffer('6162', 'hex'); }), show(function () { return new Buffer(5, 'utf8'); }), show(function () { return new Buffer('a', 'zz'); }), show(function () { return Buffer(); }));
