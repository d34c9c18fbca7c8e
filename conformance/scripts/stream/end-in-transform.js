// A Transform that ends what comes out while something comes in: what it takes is done a tick later.
const { Readable, Transform } = require('stream');
let left = 5;
const source = new Readable({
  read() {
    if (left--) this.push(Buffer.alloc(20000));
  }
});
const sink = new Transform({
  transform(chunk, encoding, callback) {
    this.push(null);
    callback();
  }
});
source.pipe(sink);
sink.on('data', function () {});
sink.on('drain', function () { console.log('drain', left); });
source.on('pause', function () { console.log('pause', left); });
sink.on('end', function () { console.log('end', left, source.isPaused()); });

const other = new Transform({ transform: sink._transform });
console.log(other.write(Buffer.alloc(20000), function () { console.log('written'); }), other.writableLength, other.writableNeedDrain);
process.nextTick(function () { console.log('tick', other.writableLength); });
