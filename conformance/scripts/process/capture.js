// A capture callback comes instead of every listener.
process.on('uncaughtException', () => console.log('never'));
process.setUncaughtExceptionCaptureCallback((e) => console.log('captured', e));
console.log(process.hasUncaughtExceptionCaptureCallback());
try { process.setUncaughtExceptionCaptureCallback(() => {}); } catch (e) { console.log(e.code); }
try { process.setUncaughtExceptionCaptureCallback(5); } catch (e) { console.log(e.code, e.message); }
setTimeout(() => { throw 'thrown'; }, 1);
