// A reason that nobody catches ends the program as any error does.
process.on('exit', function (code) { console.log('exit', code); });
process.on('uncaughtException', function (e) { console.log(e.name, e.code, e.message); });
AbortSignal.abort().throwIfAborted();
