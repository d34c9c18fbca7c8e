// A port in use and nobody who listens for the error.
const http = require('http');
const PORT = 41973;
const first = http.createServer();
first.listen(PORT, '127.0.0.1', () => {
  process.on('exit', (code) => console.log('exit', code));
  http.createServer().listen(PORT, '127.0.0.1');
});
