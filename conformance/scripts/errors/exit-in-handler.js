// process.exit in 'uncaughtException' gives the code.
process.on('uncaughtException', function () { process.exit(3); });
throw new Error('x');
