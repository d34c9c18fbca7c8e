// 'uncaughtException' gets what was thrown, itself.
var thrown = { any: 'thing' };
process.on('uncaughtException', function (e) { console.log(e === thrown); });
process.nextTick(function () { throw thrown; });
