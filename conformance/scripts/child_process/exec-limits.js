// exec with a time limit, a size limit and signals
var cp = require('child_process');
function told(name) {
  return function (err, stdout, stderr) {
    console.log(name, err && [err.name, err.code, err.killed, err.signal, err.message.split('\n')[0], err.cmd], JSON.stringify(String(stdout)), JSON.stringify(String(stderr)));
  };
}
cp.exec('sleep 1000', { timeout: 20 }, told('timeout')).on('close', function () {
  cp.exec('sleep 1000', { timeout: 20, killSignal: 'SIGKILL' }, told('killSignal')).on('close', function () {
    cp.execFile('sh', ['-c', 'while :; do echo 123456789; done'], { maxBuffer: 25 }, told('stdout')).on('close', function () {
      cp.execFile('sh', ['-c', 'while :; do echo 123456789 >&2; done'], { maxBuffer: 5, encoding: 'buffer' }, told('stderr')).on('close', function () {
        cp.exec('printf 12345', { maxBuffer: 5 }, told('exactly')).on('close', function () {
          cp.exec('printf "\\342\\202\\254\\342\\202\\254"', { maxBuffer: 4 }, told('characters')).on('close', function () {
            cp.exec('printf x', { maxBuffer: Infinity }, told('none'));
          });
        });
      });
    });
  });
});
