// The events of a child come in Node's order
var spawn = require('child_process').spawn;
var child = spawn('sh', ['-c', 'exec cat'], { stdio: ['pipe', 'pipe', 'ignore'] });
console.log(typeof child.pid, child.exitCode, child.signalCode, child.killed, child.connected, child.spawnfile, child.spawnargs);
console.log(child.stdin.constructor.name, child.stderr, child.stdio.length, child.stdio[0] === child.stdin, child.stdio[2]);
child.on('spawn', function () { console.log('spawn'); });
child.on('exit', function (code, signal) { console.log('exit', code, signal, child.exitCode, child.stdin.destroyed); });
child.on('close', function (code, signal) { console.log('close', code, signal); });
child.stdout.on('data', function (chunk) { console.log('data', String(chunk)); });
child.stdout.on('end', function () { console.log('end of output'); });
process.nextTick(function () { console.log('tick'); });
child.stdin.end('hello', function () { console.log('written'); });
