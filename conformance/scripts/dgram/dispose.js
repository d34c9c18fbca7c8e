// Symbol.asyncDispose closes the socket.
// otto: no Promise in the engine
const dgram = require('dgram');
const s = dgram.createSocket('udp4');
s.on('close', () => console.log('close'));
s[Symbol.asyncDispose]().then((v) => {
  console.log('disposed', v);
  return s[Symbol.asyncDispose]();
}).then((v) => console.log('again', v));
