// Blob and File: sources and options of every kind, slice, properties, what they refuse.
var buffer = require('buffer'), Blob = buffer.Blob, File = buffer.File;
function show(f) { try { return f(); } catch (e) { return e.name + ' ' + e.code + ' ' + e.message; } }
[undefined, null, [], 'abc', 5, {}, true, ['a'], ['a', 1, null, undefined, true, {}], [Buffer.from('xy'), '\u00e9'], [['a', 'b']], [new Blob(['in']), 'out']].forEach(function (v) { console.log(show(function () { return new Blob(v); })); });
[undefined, null, {}, 5, 'x', true, [], { type: 'Text/Plain' }, { type: '\u00e9' }, { type: 5 }, { type: null }, { type: undefined }, { endings: 'native' }, { endings: 'transparent' }, { endings: 'x' }, { endings: undefined }].forEach(function (o) { console.log(show(function () { return new Blob(['a\r\nb\rc\nd'], o); })); });
var b = new Blob(['abcdef'], { type: 'x' });
[undefined, 0, 1, -1, -9, 9, '2', null].forEach(function (a) { [undefined, 0, 3, -1, 9, -9, null].forEach(function (z) { console.log(String(a), String(z), b.slice(a, z).size, b.slice(a, z, 'T').type, b.slice(a, z) instanceof Blob); }); });
console.log([b], { b: b }, Object.keys(b), b.constructor === Blob, Blob.length, File.length);
[function () { return Blob(); }, function () { return Blob.prototype.size; }, function () { return Blob.prototype.type; }, function () { return Blob.prototype.slice.call({}); }, function () { return File([]); }, function () { return new File([]); }, function () { return new File(); }, function () { return new File('x', 'n'); }, function () { return new File(['a'], 'b', 5); }, function () { return File.prototype.name; }].forEach(function (f) { console.log(show(f)); });
[{ lastModified: 5 }, { lastModified: 'x', type: 'Q' }, { lastModified: 1.7 }, { lastModified: -1 }, { lastModified: null }, { lastModified: '12' }].forEach(function (o) { console.log(new File(['abc'], 5, o)); });
var f = new File([b, 'g'], 'name.txt', { lastModified: 0 });
console.log(f.name, f.size, f.type, f.lastModified, f instanceof Blob, f instanceof File, f.slice(0, 1) instanceof File, b instanceof File, Object.keys(f));
console.log(typeof new File([], 'x').lastModified, buffer.resolveObjectURL('blob:nodedata:none'), buffer.resolveObjectURL('x'));
