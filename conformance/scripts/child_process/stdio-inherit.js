// Descriptors that a child shares with us
var cp = require('child_process');
var fs = require('fs');
var child = cp.spawn('sh', ['-c', 'echo inherited; echo also >&2'], { stdio: 'inherit' });
child.on('close', function () {
  console.log(child.stdin, child.stdout, child.stdio);
  cp.spawn('echo', ['by number'], { stdio: [0, 1, 2] }).on('close', function () {
    cp.spawn('echo', ['by stream'], { stdio: ['ignore', process.stdout, 'inherit'] }).on('close', function () {
      var fd = fs.openSync('.shared.txt', 'w');
      cp.spawn('sh', ['-c', 'echo to a file; echo again >&3'], { stdio: ['ignore', fd, 'ignore', fd] }).on('close', function () {
        fs.closeSync(fd);
        console.log(fs.readFileSync('.shared.txt', 'utf8'));
        fs.unlinkSync('.shared.txt');
        console.log(cp.spawnSync('echo', ['sync'], { stdio: 'inherit' }).output);
      });
    });
  });
});
