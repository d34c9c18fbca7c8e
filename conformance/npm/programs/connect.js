// connect: middleware, mounted paths, errors, what finalhandler answers.
'use strict';
var connect = require('connect'), net = require('net');
var app = connect();
app.use(function (req, res, next) { res.setHeader('X-First', req.method); res.removeHeader('Date'); res.sendDate = false; next(); });
app.use('/mount', function (req, res) { res.end('mounted ' + req.url + ' ' + req.originalUrl + '\n'); });
app.use('/body', function (req, res) {
  var n = 0;
  req.on('data', function (d) { n += d.length; }).on('end', function () { res.end('read ' + n + '\n'); });
});
app.use('/fail', function (req, res, next) { next(new Error('on purpose')); });
app.use(function (err, req, res, next) { res.statusCode = 500; res.end('caught ' + err.message + '\n'); });
var server = app.listen(0, '127.0.0.1', function () {
  var socket = net.connect(server.address().port, '127.0.0.1'), text = '';
  socket.setEncoding('latin1');
  socket.on('data', function (d) { text += d; }).on('end', function () {
    console.log(text);
    server.close();
  });
  socket.write('GET /mount/a?b=c HTTP/1.1\r\nHost: x\r\n\r\n');
  socket.write('POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello');
  socket.write('GET /fail HTTP/1.1\r\nHost: x\r\n\r\n');
  socket.write('GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
});
