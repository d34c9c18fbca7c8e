// What an Agent shows of itself, and its defaults.
var http = require('http');
function show(agent) {
  console.log(Object.keys(agent).filter(function (k) { return k[0] !== '_'; }).join());
  console.log(agent.defaultPort, agent.protocol, agent.keepAliveMsecs, agent.keepAlive, agent.maxSockets, agent.maxFreeSockets, agent.scheduling, agent.maxTotalSockets, agent.totalSocketCount);
  console.log(JSON.stringify(agent.options), Object.getPrototypeOf(agent.options), Object.getPrototypeOf(agent.sockets), Object.getPrototypeOf(agent.freeSockets), Object.getPrototypeOf(agent.requests));
}
show(new http.Agent());
show(http.Agent({ keepAlive: true, keepAliveMsecs: 5, maxSockets: 3, maxFreeSockets: 2, scheduling: 'fifo', maxTotalSockets: 9, timeout: 7, extra: 'x' }));
show(http.globalAgent);
console.log(http.Agent.defaultMaxSockets, http.Agent.length, new http.Agent() instanceof require('events'));
console.log(http.Agent.prototype.createConnection === require('net').createConnection);
console.log(Object.keys(http.Agent.prototype).sort().join());
http.Agent.defaultMaxSockets = 4;
console.log(new http.Agent().maxSockets);
var other = new http.Agent();
http.globalAgent = other;
console.log(http.globalAgent === other, http.request({ port: 1 }).on('error', function (e) { console.log(e.code); }).agent === other);
