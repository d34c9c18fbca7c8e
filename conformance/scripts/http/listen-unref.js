// A server that is unref'd keeps nothing alive.
const http = require('http');
const server = http.createServer();
console.log(server.unref() === server);
server.listen(0, '127.0.0.1', () => { console.log('listening'); console.log(server.ref() === server, server.unref() === server); });
process.on('exit', () => console.log('exit', server.listening));
