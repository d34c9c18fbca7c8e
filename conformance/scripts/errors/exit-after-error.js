// After an error 'exit' is emitted with code 1; what listeners throw then is not shown.
process.on('exit', function (code) {
  console.log('exit', code, process.exitCode);
  throw new Error('in exit');
});
throw new Error('the first');
