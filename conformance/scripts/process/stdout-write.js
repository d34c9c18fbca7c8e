// stdout.write tells true and calls back later, in order with the console.
console.log(process.stdout.write('one\n', (err) => console.log('written', err == null)));
console.log('two');
process.stdout.write(Buffer.from('three\n'));
process.stdout.write('66 6f', 'latin1');
process.stdout.write('0a', 'hex');
for (const x of [undefined, 5, null]) {
  try { process.stdout.write(x); } catch (e) { console.log(e.code, e.message); }
}
try { process.stdout.write('a', 'nope'); } catch (e) { console.log(e.code, e.message); }
process.nextTick(() => console.log('tick'));
