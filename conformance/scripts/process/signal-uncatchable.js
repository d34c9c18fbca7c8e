// SIGKILL cannot be listened to.
try { process.on('SIGKILL', () => {}); } catch (e) { console.log(e.message, e.code, e.errno, e.syscall); }
