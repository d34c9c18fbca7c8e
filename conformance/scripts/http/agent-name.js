// agent.getName tells connections apart.
var http = require('http');
var agent = new http.Agent();
[undefined, {}, { host: 'h' }, { host: 'h', port: 1 }, { port: '2' }, { localAddress: '127.0.0.1' }, { family: 4 }, { family: 6, host: 'x' }, { family: 0 }, { family: '4' }, { socketPath: '/s' }, { host: '', port: 0 },
  { host: 'h', port: 1, localAddress: 'l', family: 4, socketPath: '/p' }].forEach(function (o) {
  console.log(JSON.stringify(o), agent.getName(o), http.Agent.prototype.getName(o));
});
try { agent.getName(null); } catch (e) { console.log(e.name); }
