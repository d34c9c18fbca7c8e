// Who hears of an error that nobody caught is in the store in which it was thrown.
var AsyncLocalStorage = require('async_hooks').AsyncLocalStorage;
var a = new AsyncLocalStorage();
process.on('uncaughtException', function (err) { console.log('uncaught', err.message, a.getStore()); });
process.on('unhandledRejection', function (err) { console.log('unhandled', err.message, a.getStore()); });
a.run('timer', function () { setTimeout(function () { throw new Error('one'); }, 1); });
a.run('promise', function () { Promise.reject(new Error('two')); });
