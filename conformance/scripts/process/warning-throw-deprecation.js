// --throw-deprecation makes an error of one.
// flags: --throw-deprecation
console.log(process.noDeprecation, process.throwDeprecation, process.traceDeprecation);
process.on('warning', function (w) { console.log('warning', w.name, w.message, w.code); });
process.emitWarning('plain', { code: 'C1', detail: 'more of it' });
process.on('uncaughtException', function (e) { console.log('uncaught', e.name, e.message, e.code); });
process.emitWarning('old', 'DeprecationWarning', 'DEP9');
process.emitWarning('old too', { type: 'DeprecationWarning', code: 'DEP8', detail: 'why' });
