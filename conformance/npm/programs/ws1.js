// ws 1.1: our server with Node's ws as its client, and the other way round.
// needs: node
'use strict';
var WebSocket = require('ws1'), spawn = require('child_process').spawn;
var lengths = [0, 1, 125, 126, 65535, 65536, 300000];
if (process.argv[2] === 'client') client(process.argv[3]);
else if (process.argv[2] === 'server') serve(function (port) { console.log(port); });
else {
  serve(function (port) {
    var peer = spawn('node', [__filename, 'client', String(port)], { stdio: ['ignore', 'pipe', 'inherit'] }), text = '';
    peer.stdout.on('data', function (s) { text += s; });
    peer.on('close', function (code) {
      console.log('node as client', code);
      console.log(text);
      var other = spawn('node', [__filename, 'server'], { stdio: ['ignore', 'pipe', 'inherit'] });
      other.stdout.once('data', function (port) { client(String(port).trim()); });
      other.on('close', function (code) { console.log('node as server', code); });
    });
  });
}
function serve(then) {
  var server = new WebSocket.Server({ port: 0, host: '127.0.0.1' }, function () { then(server._server.address().port); });
  server.on('connection', function (ws) {
    ws.on('message', function (data, flags) { ws.send(data, { binary: flags.binary }); });
    ws.on('close', function (code, message) { server.close(); });
  });
}
function client(port) {
  var ws = new WebSocket('ws://127.0.0.1:' + port + '/path'), sent = 0;
  ws.on('open', function () { console.log('open', ws.readyState); step(); });
  function step() {
    if (sent < lengths.length) ws.send(new Array(lengths[sent] + 1).join('x'));
    else if (sent === lengths.length) ws.send(Buffer.from([0, 255, 1]), { binary: true });
    else ws.ping('are you there');
  }
  ws.on('message', function (data, flags) {
    console.log(flags.binary ? data : data.length);
    sent++;
    step();
  });
  ws.on('pong', function (data) { console.log('pong', String(data)); ws.close(1000, 'done'); });
  ws.on('close', function (code, message) { console.log('close', code, message); });
}
