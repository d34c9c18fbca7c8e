// maxRequestsPerSocket and dropRequest.
const http = require('http');
const { serve } = require('./_talk.js');
const server = http.createServer((req, res) => res.end(req.url));
server.maxRequestsPerSocket = 2;
server.on('dropRequest', (req, socket) => console.log('dropRequest', req.url, socket === req.socket));
const get = (path, more) => 'GET ' + path + ' HTTP/1.1\r\nHost: a\r\n' + (more || '') + '\r\n';
serve(server, [get('/1') + get('/2'), get('/1') + get('/2') + get('/3'), get('/1', 'Connection: close\r\n')]);
