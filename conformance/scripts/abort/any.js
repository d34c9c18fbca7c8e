// AbortSignal.any follows whoever is first, after that one's own listeners.
var a = new AbortController();
var b = new AbortController();
var any = AbortSignal.any([a.signal, b.signal]);
var nested = AbortSignal.any([any]);
a.signal.addEventListener('abort', function () { console.log('a', any.aborted, nested.aborted); });
b.signal.addEventListener('abort', function () { console.log('b', any.aborted, nested.aborted); });
any.addEventListener('abort', function () { console.log('any', any.reason, nested.aborted); });
nested.addEventListener('abort', function () { console.log('nested', nested.reason); });
b.abort('from b');
a.abort('from a');
console.log(any.reason, nested.reason, any.aborted);
console.log(AbortSignal.any([AbortSignal.abort(1), AbortSignal.abort(2)]).reason);
var same = AbortSignal.any([a.signal, new AbortController().signal]);
console.log(same.aborted, same.reason);
