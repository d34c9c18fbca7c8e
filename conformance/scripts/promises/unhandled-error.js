// An error nobody handles ends the program, shown where it was made.
setTimeout(() => console.log('never'), 1000);
process.on('exit', (code) => console.log('exit', code));
async function fails() {
  await null;
  throw new TypeError('nobody listens');
}
fails();
