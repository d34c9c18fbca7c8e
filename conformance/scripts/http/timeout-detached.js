// setTimeout of a message without a connection asks the socket it has, or gets.
var http = require('http');
function socket(name) {
  return { setTimeout: function (ms) { console.log(name, ms, arguments.length); } };
}
var has = new http.OutgoingMessage();
has.socket = socket('has');
console.log(has.setTimeout(42, function () {}) === has, has.listenerCount('timeout'));
var gets = new http.OutgoingMessage();
gets.setTimeout(23);
console.log(gets.listenerCount('socket'));
gets.emit('socket', socket('gets'));
console.log(gets.listenerCount('socket'));
