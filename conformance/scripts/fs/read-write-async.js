// read and write tell how much, and give back the same buffer.
var fs = require('fs'), t = require('./_dir.js');
fs.open(t.at('f'), 'w+', function (e, fd) {
  var b = Buffer.from('hello world');
  fs.write(fd, b, 0, 5, function (e, n, same) {
    console.log('write', e, n, same === b);
    fs.write(fd, ' text', function (e, n, text) {
      console.log('write', e, n, text);
      fs.write(fd, 'HE', 0, 'latin1', function (e, n, text) {
        console.log('write', e, n, text);
        var c = Buffer.alloc(4);
        fs.read(fd, c, 0, 4, 0, function (e, n, same) {
          console.log('read', e, n, same === c, c.toString());
          fs.read(fd, { buffer: c, position: 6 }, function (e, n) {
            console.log('read', e, n, c.toString());
            fs.read(fd, function (e, n, fresh) {
              console.log('read', e, n, fresh.length);
              fs.readv(fd, [c, Buffer.alloc(2)], 0, function (e, n, list) {
                console.log('readv', e, n, list.length, c.toString());
                fs.writev(fd, [c, c], function (e, n, list) {
                  console.log('writev', e, n, list.length);
                  fs.read(fd, c, 0, 0, 0, function (e, n) {
                    console.log('nothing', e, n);
                    fs.close(fd, function (e) { console.log('close', e, fs.readFileSync(t.at('f'), 'utf8')); });
                  });
                });
              });
            });
          });
        });
      });
    });
  });
});
