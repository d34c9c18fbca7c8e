// emitWarning in all its forms, as the 'warning' event sees them.
process.removeAllListeners('warning');
process.on('warning', (w) => console.log(w instanceof Error, w.name, w.message, w.code, w.detail));
process.emitWarning('plain');
process.emitWarning('typed', 'Custom');
process.emitWarning('coded', 'Custom', 'C001');
process.emitWarning('full', { type: 'Custom', code: 'C002', detail: 'more' });
process.emitWarning(new RangeError('an error'));
console.log('emitted later');
for (const args of [[5], [], ['a', 5], ['a', 'T', 5]]) {
  try { process.emitWarning(...args); } catch (e) { console.log(e.code, e.message); }
}
