// SIGWINCH reaches who listens, and the size is new by then.
// < ready
// size 100x40
// < 100 40
process.stdin.resume();
process.stdout.columns;
process.on('SIGWINCH', function () {
  console.log(process.stdout.columns + ' ' + process.stdout.rows);
  process.stdin.pause();
});
console.log('ready');
