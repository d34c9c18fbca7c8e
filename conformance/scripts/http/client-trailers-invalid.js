// A Trailer field without chunks is refused.
var http = require('http');
var req = http.request({ port: 1, headers: { Trailer: 'X' } });
req.on('error', function (e) { console.log('error', e.code); });
try { req.end(); } catch (e) { console.log(e.name, e.code, e.message); }
req.destroy();
