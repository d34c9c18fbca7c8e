// What prints warnings is a listener like any other.
console.log(process.listenerCount('warning'));
process.removeAllListeners('warning');
process.emitWarning('not printed');
