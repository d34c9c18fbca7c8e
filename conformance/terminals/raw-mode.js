// What setRawMode and the streams of a terminal tell.
// < raw true
// > a
// < <61>
// > \x03
// < <03>
// > q
var tty = require('tty'), net = require('net');
console.log(process.stdin instanceof tty.ReadStream, process.stdout instanceof tty.WriteStream, process.stdin instanceof net.Socket);
console.log(process.stdin.isRaw, process.stdin.isTTY, process.stdout.isTTY, process.stdout.columns, process.stdout.rows);
console.log(tty.isatty(0), tty.isatty(1), process.stdin.setRawMode(true) === process.stdin);
console.log('raw ' + process.stdin.isRaw);
process.stdin.on('data', function (data) {
  console.log('<' + data.toString('hex') + '>');
  if (String(data) === 'q') process.stdin.pause();
});
