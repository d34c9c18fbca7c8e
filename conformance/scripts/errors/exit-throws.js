// An 'exit' listener that throws: exit code 1.
process.on('exit', function (code) {
  console.log('exit', code);
  throw new Error('in exit');
});
