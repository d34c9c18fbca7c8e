// --throw-deprecation throws what would be printed.
// flags: --throw-deprecation
process.on('uncaughtException', function (e) { console.log(e.name, e.message); });
process.emitWarning('old', 'DeprecationWarning');
