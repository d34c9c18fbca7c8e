// Typed arrays and views as messages.
const dgram = require('dgram');
const bytes = new Uint8Array([97, 98, 99, 100, 101, 102]);
const views = [bytes, bytes.subarray(2, 4), new Uint16Array([0x6868, 0x6969]), new DataView(bytes.buffer, 1, 3), [bytes, 'and', new Int8Array([33])]];
const s = dgram.createSocket('udp4', (msg) => {
  console.log(String(msg));
  next();
});
function next() {
  if (!views.length) return s.close();
  s.send(views.shift(), s.address().port, '127.0.0.1');
}
s.bind(0, '127.0.0.1', () => {
  s.send(new DataView(bytes.buffer), 1, 2, s.address().port, '127.0.0.1', (e, n) => console.log(e, n));
  try {
    s.send(bytes.buffer, s.address().port);
  } catch (e) {
    console.log(e.message);
  }
});
