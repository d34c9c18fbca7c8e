// The end: loop, beforeExit, exit; ticks of an exit listener never run.
setTimeout(() => console.log('timer'), 1);
let again = true;
process.on('beforeExit', () => {
  console.log('beforeExit');
  process.nextTick(() => console.log('tick from beforeExit'));
  if (again) setImmediate(() => console.log('immediate'));
  again = false;
});
process.on('exit', () => {
  console.log('exit');
  process.nextTick(() => console.log('never'));
  setImmediate(() => console.log('never'));
});
