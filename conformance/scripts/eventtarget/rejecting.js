// A listener whose promise is rejected is an uncaught exception too.
process.on('uncaughtException', function (err, origin) {
  console.log('uncaught', err.message, origin);
});
var target = new EventTarget();
target.addEventListener('t', async function () { throw new Error('async'); });
target.addEventListener('t', function () { return { then: function (ok, bad) { console.log(ok); bad(new Error('thenable')); } }; });
target.addEventListener('t', { handleEvent: async function () { await null; throw new Error('object'); } });
target.dispatchEvent(new Event('t'));
Promise.resolve().then(function () { console.log('microtask'); });
console.log('end of script');
