// getActiveResourcesInfo names what keeps the loop alive.
var net = require('net');
function show() { // but for the standard streams
  console.log(process.getActiveResourcesInfo().filter(function (name) { return name !== 'PipeWrap'; }));
}
show();
var timer = setTimeout(function () {}, 1000);
var immediate = setImmediate(function () {});
show();
clearImmediate(immediate);
timer.unref();
show();
var server = net.createServer().listen(0, function () {
  show();
  server.close();
});
