// A module that is missing, required when the server listens.
require('http').createServer().listen(0, '127.0.0.1', function () {
  require('./no-such-module');
});
