// A callback that throws does not cost the others their turn.
process.on('uncaughtException', (e) => console.log('caught', e.message));
setTimeout(() => { throw new Error('first timer'); }, 1);
setTimeout(() => {
  console.log('second timer');
  setImmediate(() => { throw new Error('first immediate'); });
  setImmediate(() => { console.log('second immediate'); interval(); });
}, 1);
function interval() {
  let n = 0;
  const i = setInterval(() => {
    if (++n === 2) clearInterval(i);
    throw new Error('interval ' + n);
  }, 2);
}
