process.on('uncaughtException', function (e, origin) { console.log('heard', e.message, origin); });
