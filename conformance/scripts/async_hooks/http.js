// A request has its own store, over a connection that two share.
var AsyncLocalStorage = require('async_hooks').AsyncLocalStorage, http = require('http');
var a = new AsyncLocalStorage(), seen = {};
function note(name, then) { return function () { seen[name] = a.getStore(); if (then) then.apply(this, arguments); }; }
var agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
var server = http.createServer(function (req, res) {
  a.run('serving ' + req.url, function () {
    req.on('end', note('request end ' + req.url)).resume();
    setTimeout(note('worked ' + req.url, function () { res.end('ok'); }), 1);
  });
});
function ask(url, done) {
  a.run('asking ' + url, function () {
    http.get({ port: server.address().port, host: '127.0.0.1', path: url, agent: agent }, note('response ' + url, function (res) {
      res.on('data', note('data ' + url)).on('end', note('end ' + url));
    })).on('socket', note('socket ' + url)).on('close', note('close ' + url, done));
  });
}
server.listen(0, '127.0.0.1', function () {
  ask('/1', function () { setImmediate(ask, '/2', function () { agent.destroy(); server.close(); }); });
});
process.on('exit', function () { Object.keys(seen).sort().forEach(function (name) { console.log(name, seen[name]); }); });
