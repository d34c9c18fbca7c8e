// Listening twice, closing what does not listen, and listening again after a close.
const http = require('http');
const server = http.createServer();
server.close((e) => {
  console.log('close before listen', e.name, e.code, e.message);
  server.listen(0, '127.0.0.1', () => {
    try { server.listen(0); } catch (e) { console.log(e.name, e.code, e.message); }
    server.close((e) => {
      console.log('closed', e);
      server.listen(0, '127.0.0.1', () => { console.log('again'); server.close(() => console.log('done')); });
    });
    console.log(server.listening, server.address());
    server.close((e) => console.log('second close', e && e.code));
  });
});
const early = http.createServer();
early.on('listening', () => console.log('never'));
early.on('close', () => console.log('early closed'));
early.listen(0);
early.close((e) => console.log('early', e));
