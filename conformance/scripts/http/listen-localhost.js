// A host name is looked up; one that does not exist is an error of getaddrinfo.
const http = require('http');
const server = http.createServer();
server.listen(0, 'localhost', () => {
  console.log(['127.0.0.1', '::1'].includes(server.address().address));
  server.close();
  const none = http.createServer();
  none.on('error', (e) => console.log(e.syscall, e.hostname, e.code.startsWith('EAI_') || e.code === 'ENOTFOUND'));
  none.listen(0, 'no-such-host.invalid', () => console.log('never'));
});
