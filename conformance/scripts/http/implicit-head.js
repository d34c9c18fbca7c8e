// The head that the first write makes comes through _implicitHeader and writeHead, whoever has replaced them.
var http = require('http');
var handlers = {
  end: function (req, res) { res.end('whole'); },
  write: function (req, res) { res.write('a'); res.end('b'); },
  flush: function (req, res) { res.flushHeaders(); res.end(); },
  status: function (req, res) { res.statusCode = 404; res.statusMessage = 'Nowhere'; res.end(); },
  own: function (req, res) {
    var implicit = res._implicitHeader;
    res._implicitHeader = function () { console.log('implicit'); return implicit.call(this); };
    res.end('own');
  },
  early: function (req, res) { console.log(res._header, res._headerSent); res._implicitHeader(); console.log(typeof res._header, res._headerSent, res.headersSent); res.end('early'); },
  pipe: function (req, res) {
    var write = res.write;
    res.write = function (chunk) { console.log('write', String(chunk)); return write.apply(this, arguments); };
    var through = new (require('stream').PassThrough)();
    through.pipe(res);
    through.end('piped');
  }
};
var server = http.createServer(function (req, res) {
  var writeHead = res.writeHead;
  res.sendDate = false;
  res.writeHead = function () {
    console.log('writeHead', [].slice.call(arguments));
    this.setHeader('late', this._header === null ? 'yes' : 'no');
    return writeHead.apply(this, arguments);
  };
  handlers[req.url.slice(1)](req, res);
  res.on('finish', function () { console.log(JSON.stringify(res._header), res._hasBody, res._contentLength); });
});
var names = Object.keys(handlers);
server.listen(0, '127.0.0.1', function next() {
  var name = names.shift();
  if (!name) { server.close(); try { new http.OutgoingMessage().write('x'); } catch (e) { console.log(e.code, e.message); } return; }
  http.get({ host: '127.0.0.1', port: server.address().port, path: '/' + name, agent: false }, function (res) {
    var body = '';
    res.on('data', function (d) { body += d; });
    res.on('end', function () { console.log(name, res.statusCode, res.statusMessage, JSON.stringify(res.rawHeaders), body); setImmediate(next); });
  });
});
