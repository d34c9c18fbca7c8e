// An 'uncaughtException' listener that throws: its error, exit code 7.
process.on('uncaughtException', function () {
  throw new Error('in the listener');
});
throw new Error('the first');
