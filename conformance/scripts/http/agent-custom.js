// Agents of the program's own: subclasses, and objects that only look like one.
var http = require('http'), net = require('net'), util = require('util'), EventEmitter = require('events');
var server = http.createServer(function (req, res) { res.end(req.method + ' ' + req.url); });
function MyAgent(options) { http.Agent.call(this, options); this.mine = 0; }
util.inherits(MyAgent, http.Agent);
MyAgent.prototype.createConnection = function (options, cb) {
  console.log('createConnection', typeof options.port, options.host, options.path, typeof cb, ++this.mine);
  return http.Agent.prototype.createConnection.call(this, options, cb);
};
function AddAgent() { http.Agent.call(this, { keepAlive: true }); }
util.inherits(AddAgent, http.Agent);
AddAgent.prototype.addRequest = function (req, options) {
  console.log('addRequest', req.path, options.host, this instanceof http.Agent);
  http.Agent.prototype.addRequest.call(this, req, options);
};
AddAgent.prototype.getName = function (o) { console.log('getName'); return 'one'; };
AddAgent.prototype.keepSocketAlive = function (s) { console.log('keepSocketAlive'); return http.Agent.prototype.keepSocketAlive.call(this, s); };
AddAgent.prototype.reuseSocket = function (s, req) { console.log('reuseSocket'); http.Agent.prototype.reuseSocket.call(this, s, req); };
AddAgent.prototype.createSocket = function (req, o, cb) { console.log('createSocket'); http.Agent.prototype.createSocket.call(this, req, o, cb); };
AddAgent.prototype.removeSocket = function (s, o) { console.log('removeSocket'); http.Agent.prototype.removeSocket.call(this, s, o); };
function Bare() { EventEmitter.call(this); }
util.inherits(Bare, EventEmitter);
Bare.prototype.addRequest = function (req, options) {
  console.log('bare addRequest', options.path, req.getHeader('host').replace(/\d+/, 'PORT'), req.shouldKeepAlive);
  req.onSocket(net.connect(options.port, options.host));
};
var asynchronous = {
  addRequest: function (req, options) {
    setImmediate(function () { var s = net.connect(options.port, options.host, function () { req.onSocket(s); }); });
  }
};
server.listen(0, function () {
  var list = [new MyAgent({ keepAlive: true }), new AddAgent(), new Bare(), asynchronous];
  function twice(agent, n, done) {
    var req = http.get({ port: server.address().port, path: '/' + n, agent: agent }, function (res) {
      res.on('data', function (d) { console.log(String(d), req.reusedSocket); });
      res.on('end', function () { setImmediate(n < 2 ? function () { twice(agent, n + 1, done); } : done); });
    });
  }
  (function next() {
    var agent = list.shift();
    if (!agent) { server.closeAllConnections(); return server.close(); }
    console.log('--');
    twice(agent, 1, function () { if (agent.destroy) agent.destroy(); next(); });
  })();
});
