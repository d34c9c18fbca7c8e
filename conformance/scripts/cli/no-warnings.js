// --no-warnings prints none.
// flags: --no-warnings
process.on('warning', function (w) { console.log('heard', w.message); });
process.emitWarning('quiet');
