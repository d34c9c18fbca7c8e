// beforeExit comes whenever the loop has run dry, but not before process.exit.
let n = 0;
process.on('beforeExit', (code) => {
  console.log('beforeExit', code);
  if (++n < 3) setTimeout(() => console.log('more'), 1);
  else process.exit(2);
});
process.on('exit', (code) => console.log('exit', code));
