// process.exit ends at once; 'exit' gets the code and has the last word on it.
process.on('exit', (code) => {
  console.log('exit', code, process.exitCode);
  process.exitCode = 4;
});
process.nextTick(() => console.log('never'));
try {
  process.exit(3);
} catch (e) {
  console.log('never');
} finally {
  console.log('never either');
}
