// silent keeps what workers print for the primary; args and execArgv reach them.
var cluster = require('cluster');
if (cluster.isPrimary) {
  cluster.setupPrimary({ silent: true, args: ['a', 'b c'], execArgv: ['--no-warnings'] });
  var worker = cluster.fork({ OWN: 'v' });
  var text = '';
  worker.process.stdout.on('data', function (chunk) { text += chunk; });
  worker.process.on('close', function () { console.log(text + 'end'); });
} else {
  console.log(process.argv.slice(2).join('|'), process.execArgv.join(), process.env.OWN);
  cluster.worker.disconnect();
}
