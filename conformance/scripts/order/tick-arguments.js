// nextTick passes arguments on, with no this; a throw does not lose the ticks behind it.
process.on('uncaughtException', (e) => console.log('caught', e.message));
process.nextTick((a, b) => console.log(a, b), 'one', { two: 2 });
process.nextTick(() => { throw new Error('in a tick'); });
process.nextTick(() => console.log('next one still runs'));
queueMicrotask(() => console.log('micro'));
