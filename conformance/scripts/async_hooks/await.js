// A store goes along with await, thenables and async iteration.
// otto: for await is not lowered
const { AsyncLocalStorage } = require('async_hooks');
const storage = new AsyncLocalStorage();
const lines = [];
async function work(name) {
  await null;
  lines.push(name + ' ' + storage.getStore());
  await new Promise((resolve) => setTimeout(resolve, 1));
  lines.push(name + ' later ' + storage.getStore());
  storage.enterWith(name + '!');
  for await (const x of [1, 2]) lines.push(name + ' ' + x + ' ' + storage.getStore());
  await { then(resolve) { lines.push(name + ' thenable ' + storage.getStore()); resolve(); } };
  lines.push(name + ' end ' + storage.getStore());
}
storage.run('p', () => work('p'));
storage.run('q', () => work('q'));
console.log(storage.getStore());
process.on('exit', () => { for (const line of lines.sort()) console.log(line); });
