// A handler that throws too: code 7, and no 'exit' event.
process.on('uncaughtException', () => { throw new Error('from the handler'); });
process.on('exit', () => console.log('never'));
setTimeout(() => { throw new Error('first'); }, 1);
