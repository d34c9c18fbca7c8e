// What setTimeout of a request takes.
var http = require('http');
var req = http.request({ port: 1 });
req.on('error', function (e) { console.log('error', e.code); });
['x', -1, NaN, Infinity, undefined, {}].forEach(function (v) {
  try { console.log(req.setTimeout(v) === req); } catch (e) { console.log(e.name, e.code, e.message); }
});
try { req.setTimeout(1, 5); } catch (e) { console.log(e.name, e.code, e.message); }
console.log(req.setTimeout(0) === req, req.clearTimeout(), req.setNoDelay(), req.setSocketKeepAlive(true, 1));
req.destroy();
