// What a ClientRequest shows of itself.
var http = require('http');
var server = http.createServer(function (req, res) { res.end(req.url + req.method); });
server.listen(0, function () {
  var req = http.request({ port: server.address().port, timeout: 1000, maxHeaderSize: 100000, socketPath: undefined });
  function show() {
    console.log(['method', 'path', 'host', 'protocol', 'aborted', 'res', 'reusedSocket', 'maxHeadersCount', 'timeout', 'maxHeaderSize', 'shouldKeepAlive', 'useChunkedEncodingByDefault', 'sendDate',
      'finished', 'destroyed', 'closed', 'errored', 'writable', 'writableEnded', 'writableFinished', 'writableObjectMode', 'writableCorked', 'headersSent', 'chunkedEncoding', 'upgradeOrConnect',
      'insecureHTTPParser', 'joinDuplicateHeaders', 'socketPath'].map(function (n) {
        var v = req[n];
        return n + '=' + (v && typeof v === 'object' ? v.constructor.name : v);
      }).join(' '));
  }
  show();
  console.log(req.agent === http.globalAgent, req.socket, req.connection, req instanceof http.OutgoingMessage, req instanceof require('stream'));
  req.path = '/changed';
  req.method = 'OPTIONS';
  req.end();
  req.on('response', function (res) {
    show();
    console.log(req.socket === res.socket, req.connection === req.socket, res.connection === res.socket);
    res.on('data', function (d) { console.log(String(d)); });
    res.on('end', function () { setImmediate(function () { show(); server.close(); }); });
  });
});
