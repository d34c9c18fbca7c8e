// readFile gives a Buffer, or text in an encoding, of a path or a descriptor.
var fs = require('fs'), t = require('./_dir.js');
fs.writeFileSync(t.at('f'), 'h\u00e9llo');
console.log(fs.readFileSync(t.at('f')), fs.readFileSync(t.at('f'), 'utf8'), fs.readFileSync(t.at('f'), { encoding: 'hex' }), fs.readFileSync(t.at('f'), null));
var fd = fs.openSync(t.at('f'), 'r');
fs.readSync(fd, Buffer.alloc(1));
console.log(fs.readFileSync(fd, 'latin1'), fs.readFileSync(fd, 'utf8') === '');
fs.closeSync(fd);
fs.writeFileSync(t.at('e'), '');
console.log(fs.readFileSync(t.at('e')), fs.readFileSync('/proc/self/comm', 'utf8').length > 1);
fs.readFile(t.at('f'), function (e, b) {
  console.log(e, b);
  fs.readFile(t.at('f'), 'base64', function (e, s) {
    console.log(e, s);
    fs.readFile(t.at('new'), { encoding: 'utf8', flag: 'a+' }, function (e, s) { console.log(e, s === '', fs.existsSync(t.at('new'))); });
  });
});
