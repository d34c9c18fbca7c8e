// A class of datagram sockets made with class.
const dgram = require('dgram');
class Named extends dgram.Socket {
  constructor(name) {
    super({ type: 'udp4' }, function (msg) { this.heard(msg); });
    this.name = name;
  }
  heard(msg) {
    console.log(this.name, 'heard', String(msg));
    this.close();
  }
  close(callback) {
    console.log(this.name, 'closes');
    return super.close(callback);
  }
}
const s = new Named('mine');
console.log(s instanceof dgram.Socket, s.type, Object.keys(s).includes('type'));
s.bind(0, '127.0.0.1', () => s.send('hello', s.address().port, '127.0.0.1'));
