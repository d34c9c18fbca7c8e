// flush gives what was taken so far; close ends without an end
var zlib = require('zlib');
var a = zlib.createDeflate(), b = zlib.createInflate(), told = [];
a.on('data', function (chunk) { b.write(chunk); });
b.on('data', function (text) { told.push(String(text)); });
a.write('one ');
a.flush(function () {
  setTimeout(function () {
    console.log(told.join(''));
    a.write('two ');
    a.flush(zlib.constants.Z_FULL_FLUSH, function () {
      setTimeout(function () {
        console.log(told.join(''));
        a.on('close', function () { console.log('closed', a.destroyed); });
        a.on('end', function () { console.log('never'); });
        a.close(function () { console.log('callback'); });
        b.destroy();
      }, 20);
    });
  }, 20);
});
