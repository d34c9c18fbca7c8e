// Hosts, ports and authorisation from URLs, in the Host field.
var http = require('http'), EventEmitter = require('events');
function Agent(protocol) { this.protocol = protocol; }
Agent.prototype.addRequest = function (req, options) {
  console.log(req.method, req.path, JSON.stringify(req.getHeaders()), req.host, typeof options.port, options.port, options.host, options.hostname, options.auth, options.hash, options.pathname);
};
var agent = new Agent();
['http://a.example/', 'http://a.example:80/x', 'http://a.example:8080', 'http://[::1]:3000/p?q#h', 'http://u@a.example/', 'http://u:p@a.example/', 'http://%75:%70%3a@a.example/', 'http://a.example/%20?a=b c'].forEach(function (u) {
  http.request(u, { agent: agent });
});
http.request({ host: '::1', port: 5, agent: agent });
http.request({ hostname: 'fe80::1', agent: agent });
http.request({ host: '[::1]', port: '80', agent: agent });
http.request({ host: 'a', port: '080', agent: agent });
http.request({ host: 'a', port: 0, agent: agent });
http.request({ host: 'a', port: 443, defaultPort: 443, agent: agent });
http.request({ host: null, hostname: undefined, agent: agent });
http.request({ protocol: 'odd:', agent: new Agent('odd:') });
http.request({ agent: new Agent('http:'), path: '' });
http.request({ agent: agent, path: '?x' });
http.request({ agent: agent, method: 'pOsT', headers: null });
