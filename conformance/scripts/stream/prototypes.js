// What the properties of streams say of something that is none yet, and of sides that are not there.
const { Readable, Writable, Duplex, finished, pipeline, promises } = require('stream');
const util = require('util');
function Early(options) {
  console.log(this.destroyed, this.closed, this.errored, this.readable, this.readableEnded);
  this.destroyed = true;
  Readable.call(this, options);
  console.log(this.destroyed);
}
util.inherits(Early, Readable);
new Early();
['destroyed', 'closed', 'writable', 'writableFinished', 'writableEnded', 'writableCorked', 'errored'].forEach(function (name) {
  console.log(name, Writable.prototype[name]);
});
console.log(Readable.prototype.off === Readable.prototype.removeListener);
console.log(new Writable()._writableState.writable, new Duplex({ writable: false })._writableState.writable);
[5, {}, 'nope', null].forEach(function (encoding) {
  try {
    new Writable().setDefaultEncoding(encoding);
    console.log('no error');
  } catch (e) {
    console.log(e.code, e.message);
  }
});
