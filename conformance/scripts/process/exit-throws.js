// An error in an 'exit' listener is reported, and those behind it are not called.
process.on('exit', () => { throw new Error('in exit'); });
process.on('exit', () => console.log('never'));
