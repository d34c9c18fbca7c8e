// 'uncaughtException' keeps the program going.
process.on('uncaughtException', function (e, origin) {
  console.log('handled', e.message, origin);
});
setTimeout(function () { console.log('still here'); }, 1);
throw new Error('handled one');
