// One of many: a server that a balancer in front of it, or systemd, can take out
// of service without losing a request. docs/scaling.md puts it to use.
//
//	PORT=3001 uvotto examples/service.js
//
//	GET /health   200, and 503 from SIGTERM on: the balancer stops asking
//	GET /count    a number that all machines count together, in Redis at REDIS_URL
//	SIGTERM       goes on answering for DRAIN_MS milliseconds, then closes and ends

const http = require('http');

const store = process.env.REDIS_URL ? require('redis').createClient(process.env.REDIS_URL) : null;
if (store) store.on('error', (err) => console.error(err.message));
let draining = false;

const server = http.createServer((request, response) => {
  // Whoever keeps connections to us open learns to use another one.
  if (draining) response.setHeader('Connection', 'close');
  if (request.url === '/health') {
    response.statusCode = draining ? 503 : 200;
    response.end(draining ? 'draining\n' : 'ok\n');
  } else if (request.url === '/count' && store) {
    store.incr('count', (err, count) => {
      response.statusCode = err ? 503 : 200;
      response.end(`${err ? err.message : count}\n`);
    });
  } else {
    response.end(`${process.pid}\n`);
  }
});

// What systemd already listens on comes as descriptor 3. Otherwise several of us
// may listen on one port, and the system spreads what comes.
const activated = Number(process.env.LISTEN_PID) === process.pid;
const place = activated ? { fd: 3 } : { host: '127.0.0.1', port: Number(process.env.PORT || 3000), reusePort: true };

server.listen(place, () => console.log(`listening on ${server.address().port}`));

process.once('SIGTERM', () => {
  draining = true;
  setTimeout(() => {
    server.close(() => console.log('drained'));
    if (store) store.quit();
  }, Number(process.env.DRAIN_MS || 5000));
});
