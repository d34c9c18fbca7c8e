// process.exit inside an 'exit' listener: the ones behind it are not called.
process.on('exit', (code) => { console.log('first', code); process.exit(8); });
process.on('exit', () => console.log('never'));
