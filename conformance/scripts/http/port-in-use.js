// A port in use: the error, its fields, and the end of a program that does not listen for it.
const http = require('http');
const first = http.createServer();
first.listen(0, '127.0.0.1', () => {
  const port = first.address().port;
  const second = http.createServer();
  second.on('error', (e) => {
    console.log(e.name, e.code, e.syscall, e.address, e.port === port, e.errno);
    console.log(e.message.replace(port, 'PORT'), Object.keys(e).join(), second.listening, second.address());
    // It may try again.
    second.listen(0, '127.0.0.1', () => {
      console.log('listening', second.listening);
      second.close(() => { console.log('closed'); first.close(); });
    });
  });
  second.listen(port, '127.0.0.1');
});
