// ws 8: server and client, compression, with Node's ws at the other end too
// otto: its packages are written in modern JavaScript
// needs: node
'use strict';
const { WebSocket, WebSocketServer } = require('ws');
const { spawn } = require('child_process');
const { once } = require('events');
if (process.argv[2] === 'client') {
  client(process.argv[3]);
} else {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: { threshold: 100 } });
  server.on('connection', (ws, req) => {
    ws.on('message', (data, isBinary) => ws.send(data, { binary: isBinary }));
    ws.on('close', (code, reason) => console.log('server side', code, String(reason), req.url));
  });
  server.on('listening', async () => {
    const port = server.address().port;
    await client(port);
    const peer = spawn('node', [__filename, 'client', String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    peer.stdout.on('data', (s) => { text += s; });
    await once(peer, 'close');
    console.log('node as client');
    console.log(text);
    server.close(() => console.log('closed'));
  });
}
async function client(port) {
  const ws = new WebSocket(`ws://127.0.0.1:${port}/p?q`);
  await once(ws, 'open');
  console.log('open', ws.extensions, ws.protocol);
  for (const size of [0, 5, 125, 126, 5000, 65536, 500000]) {
    ws.send('x'.repeat(size));
    const [data, isBinary] = await once(ws, 'message');
    console.log(data.length, isBinary);
  }
  ws.send(new Uint8Array([1, 2, 255]));
  console.log((await once(ws, 'message')));
  ws.ping('ping');
  console.log(String((await once(ws, 'pong'))[0]));
  ws.close(4001, 'enough');
  const [code, reason] = await once(ws, 'close');
  console.log('close', code, String(reason));
}
