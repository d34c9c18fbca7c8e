// An error nobody handles ends the program, shown where it was made.
// otto: async functions are not lowered
setTimeout(() => console.log('never'), 1000);
process.on('exit', (code) => console.log('exit', code));
async function fails() {
  await null;
  throw new TypeError('nobody listens');
}
fails();
