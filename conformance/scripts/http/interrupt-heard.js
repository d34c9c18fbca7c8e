// A server that hears SIGINT closes in its own time.
const server = require('http').createServer().listen(0, '127.0.0.1', () => process.kill(process.pid, 'SIGINT'));
process.on('SIGINT', (name, number) => {
  console.log(name, number);
  server.close(() => { console.log('closed'); process.exit(3); });
});
