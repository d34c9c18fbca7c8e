// An exception in the callback of listen ends the program.
require('http').createServer().listen(0, '127.0.0.1', () => {
  throw new Error('in the callback');
});
