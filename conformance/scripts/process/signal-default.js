// When the last listener has gone, a signal does again what it does by default.
function f() { console.log('never'); }
process.on('SIGTERM', f);
process.removeListener('SIGTERM', f);
process.on('exit', () => console.log('never'));
process.kill(process.pid, 'SIGTERM');
setTimeout(() => {}, 5000);
