// A body nobody reads stops its socket, which says so; an answer lets the rest go by.
var http = require('http');
var server = http.createServer(function (req, res) {
  res.writeHead(200);
  res.flushHeaders();
  req.on('close', function () { console.log('request closed', req.listenerCount('data')); });
  req.socket.once('pause', function () { console.log('pause'); res.end(); });
  req.socket.once('resume', function () { console.log('resume'); finish(); });
});
var finish;
server.listen(0, '127.0.0.1', function () {
  var post = http.request({ host: '127.0.0.1', port: server.address().port, method: 'POST', agent: false }, function (res) {
    res.on('end', function () { console.log('answered'); }).resume();
    post.write(Buffer.alloc(16 * 1024));
  });
  finish = function () { post.end('the last'); };
  post.on('close', function () { server.close(function () { console.log('closed'); }); });
  post.write('the first');
});
