// Worker made by hand.
var cluster = require('cluster');
var EventEmitter = require('events');
function show(w) { console.log(w instanceof cluster.Worker, w.id, w.state, w.exitedAfterDisconnect, typeof w.process); }
show(new cluster.Worker());
show(cluster.Worker({ id: 5, state: 'odd' }));
show(new cluster.Worker(null));
show(new cluster.Worker('text'));
show(new cluster.Worker({ id: '7', state: '' }));
var process_ = new EventEmitter();
process_.connected = 'maybe';
process_.exitCode = null;
process_.signalCode = null;
process_.send = function () { console.log('send', [].join.call(arguments)); return 'sent'; };
process_.kill = function (signal) { console.log('kill', signal); };
var w = new cluster.Worker({ id: 1, process: process_ });
w.on('message', function (message, handle) { console.log('message', message, handle); });
w.on('error', function (a, b) { console.log('error', a, b); });
process_.emit('message', 'm', 'h');
process_.emit('error', 'c', 's');
console.log(w.isConnected(), w.isDead(), w.send(1, 2, 3));
process_.signalCode = 'SIGHUP';
console.log(w.isDead());
w.kill('SIGINT');
w.kill();
w.destroy('SIGHUP');
