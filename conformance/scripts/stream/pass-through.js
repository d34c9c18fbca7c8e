// PassThrough, called with and without new.
var s = require('stream');
var p = s.PassThrough();
console.log(p instanceof s.PassThrough, p instanceof s.Transform, p instanceof s.Duplex, p instanceof s.Readable);
p.on('data', function (c) { console.log('data', String(c)); }).on('end', function () { console.log('end'); }).on('finish', function () { console.log('finish'); }).on('close', function () { console.log('close'); });
p.write('a'); p.end('b');
['Readable', 'Writable', 'Duplex', 'Transform'].forEach(function (name) { console.log(name, s[name]() instanceof s[name], s[name].name, s[name].length); });
