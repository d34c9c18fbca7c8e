// Streams of files are made without new and by subclasses, whose open counts.
var fs = require('fs'), util = require('util'), t = require('./_dir.js');
fs.writeFileSync(t.at('f'), 'hello');
var r = fs.ReadStream(t.at('f'));
console.log(r instanceof fs.ReadStream, fs.ReadStream === fs.FileReadStream);
r.on('data', function (b) { console.log(String(b)); }).on('close', function () {
  function Mine(path, options) { fs.ReadStream.call(this, path, options); }
  util.inherits(Mine, fs.ReadStream);
  Mine.prototype.open = function () {
    var self = this;
    console.log('my open', t.shown(this.path), this.flags);
    fs.open(this.path, this.flags, this.mode, function (e, fd) {
      self.fd = fd;
      self.emit('open', fd);
    });
  };
  var m = new Mine(t.at('f'), { encoding: 'utf8' });
  m.on('open', function () { console.log('open'); }).on('data', function (s) { console.log(s); }).on('close', function () { console.log('close'); });
});
