// What nobody reads does not keep 'close' from coming
var spawn = require('child_process').spawn;
var child = spawn('sh', ['-c', 'echo unread; echo unread >&2']);
child.on('exit', function (code) { console.log('exit', code); });
child.on('close', function () { console.log('close', child.stdout.destroyed, child.stderr.destroyed, child.stdin.destroyed); });
