// Keep-alive requests a second of a client, eight at a time:
//   node -e "require('http').createServer(function (q, r) { r.end('hello'); }).listen(18080, '127.0.0.1')" &
//   uvgoja client.js 20000
var http = require('http');
var total = +process.argv[2] || 20000, wide = 8, warm = 500, sent = 0, done = 0, began;
var agent = new http.Agent({ keepAlive: true, maxSockets: wide });
var options = { host: '127.0.0.1', port: 18080, path: '/', agent: agent };
function one() {
  if (sent++ >= total) return;
  http.get(options, function (res) {
    res.resume();
    res.on('end', function () {
      if (++done === warm) began = process.hrtime();
      if (done < total) return one();
      var took = process.hrtime(began);
      console.log(Math.round((total - warm) / (took[0] + took[1] / 1e9)));
      agent.destroy();
    });
  });
}
for (var i = 0; i < wide; i++) one();
