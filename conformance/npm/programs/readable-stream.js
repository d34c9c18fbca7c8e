// readable-stream 2: its own streams beside ours, piped both ways.
'use strict';
var rs = require('readable-stream'), stream = require('stream'), util = require('util');
function Count(n) { rs.Readable.call(this, { highWaterMark: 4 }); this.n = n; this.i = 0; }
util.inherits(Count, rs.Readable);
Count.prototype._read = function () { this.push(this.i < this.n ? String(this.i++) : null); };
var sink = new stream.Writable({ write: function (c, e, done) { console.log('ours got', String(c)); setImmediate(done); } });
new Count(6).pipe(sink).on('finish', function () {
  console.log('finish');
  var pass = new stream.PassThrough(), got = '';
  pass.pipe(new rs.Transform({ transform: function (c, e, done) { done(null, c + '!'); } })).on('data', function (d) { got += d; }).on('end', function () {
    console.log(got);
    var w = new rs.Writable({ highWaterMark: 3, write: function (c, e, done) { process.nextTick(done); } });
    console.log(w.write('ab'), w.write('cd'));
    w.on('drain', function () { console.log('drain'); w.destroy(new Error('gone')); }).on('error', function (e) { console.log(e.message); }).on('close', function () { console.log('close'); });
  });
  pass.write('x'); pass.end('y');
});
