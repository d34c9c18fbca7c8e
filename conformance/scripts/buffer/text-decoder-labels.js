// TextDecoder by every label of the encodings with a byte a character and of UTF: names, and all bytes as a stream.
var TextDecoder = require('util').TextDecoder;
var labels = 'utf-8 utf8 UTF-8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-16le utf-16 ucs-2 unicode csunicode iso-10646-ucs-2 unicodefeff utf-16be unicodefffe 866 cp866 csibm866 ibm866 latin2 l2 iso-8859-2 csisolatin2 latin3 iso-8859-3 latin4 iso-8859-4 cyrillic iso-8859-5 arabic asmo-708 csiso88596e csiso88596i ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i greek greek8 ecma-118 elot_928 sun_eu_greek iso-8859-7 hebrew visual csiso88598e iso-8859-8-e iso-8859-8 logical csiso88598i iso-8859-8-i latin6 l6 iso-8859-10 iso8859-10 iso885910 iso-8859-13 iso885913 iso-8859-14 iso885914 iso-8859-15 l9 csisolatin9 koi koi8 koi8-r koi8_r cskoi8r koi8-u koi8-ru mac macintosh x-mac-roman csmacintosh tis-620 dos-874 iso-8859-11 windows-874 cp1250 windows-1250 x-cp1250 cp1251 windows-1251 ascii us-ascii latin1 l1 iso-8859-1 iso_8859-1:1987 iso-ir-100 cp819 ibm819 cp1252 x-cp1252 windows-1252 ansi_x3.4-1968 cp1253 windows-1253 latin5 l5 iso-8859-9 windows-1254 cp1255 windows-1255 cp1256 windows-1256 cp1257 windows-1257 cp1258 windows-1258 x-mac-cyrillic x-mac-ukrainian x-user-defined replacement iso-8859-16 latin-1 utf-32 utf-7 hex binary base64 ucs2 utf16le'.split(' ');
var all = [];
for (var i = 0; i < 256; i++) all.push(i);
all = Buffer.from(all);
labels.concat([' utf-8 ', '\tLATIN1\n', 'utf 8', '', ' ', '\u00a0utf-8', 'null']).forEach(function (label) {
  try {
    var d = new TextDecoder(label);
    console.log(label, d.encoding, d.fatal, d.ignoreBOM);
    if (label !== d.encoding || /utf/.test(label)) return;
    console.log(JSON.stringify(d.decode(all.slice(0x80), { stream: true })), JSON.stringify(d.decode(all.slice(0, 0x80))));
    for (var i = 0x80, bad = []; i < 256; i++) {
      try { d = new TextDecoder(label, { fatal: true }); d.decode(all.slice(0, 1), { stream: true }); d.decode(all.slice(i, i + 1)); } catch (e) { bad.push(i); }
    }
    console.log('fatal', bad.join());
  } catch (e) { console.log(JSON.stringify(label), e.name, e.code, e.message); }
});
