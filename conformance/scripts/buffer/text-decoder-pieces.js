// TextDecoder: faults, byte order marks and their options, whole and byte by byte, and used again afterwards.
var TextDecoder = require('util').TextDecoder;
function show(f) { try { return JSON.stringify(f()); } catch (e) { return e.name + ' ' + e.code + ' ' + e.message; } }
var texts = [[0xff], [0xef, 0xbb, 0xbf, 0x41], [0xff, 0xfe, 0x41, 0], [0xfe, 0xff, 0, 0x41], [0xd8, 0], [0, 0xd8], [0x41], [0xe2, 0x82], [0xef, 0xbb], [0xc3, 0x28], [0x3d, 0xd8, 0], [0x3d, 0xd8, 0, 0xde], [0xd8, 0x3d, 0xde, 0], [0, 0xde, 0x3d], [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, 0x42], [0xf0, 0x9f, 0x98, 0x41], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80, 0xc0]];
['utf-8', 'utf-16le', 'utf-16be', 'latin1', 'koi8-r'].forEach(function (enc) {
  texts.forEach(function (list) {
    [{}, { fatal: true }, { ignoreBOM: true }, { fatal: true, ignoreBOM: true }].forEach(function (o) {
      var d = new TextDecoder(enc, o), b = Buffer.from(list);
      console.log(enc, list.join(), JSON.stringify(o), show(function () { return d.decode(b); }), show(function () {
        var s = [];
        list.forEach(function (x) { s.push(d.decode(Buffer.from([x]), { stream: true })); });
        return s.join('|') + '|' + d.decode();
      }), show(function () { return d.decode(b); }));
    });
  });
});
