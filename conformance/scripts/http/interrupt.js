// SIGINT ends a server at once.
require('http').createServer().listen(0, '127.0.0.1', () => {
  console.log('listening');
  process.kill(process.pid, 'SIGINT');
});
process.on('exit', () => console.log('never'));
