// AbortController and AbortSignal: state, reasons, the event, onabort.
var controller = new AbortController();
var signal = controller.signal;
console.log(controller.signal === signal, signal.aborted, signal.reason, signal.throwIfAborted());
console.log(signal.onabort);
signal.addEventListener('abort', function () { console.log('listener 1'); });
signal.onabort = function (e) { console.log('onabort', e.type, e.isTrusted, e.target === signal, this === signal); };
signal.addEventListener('abort', function () { console.log('listener 2', signal.reason); });
console.log(typeof signal.onabort);
console.log(controller.abort('why'));
controller.abort('again');
console.log(signal.aborted, signal.reason);
try { signal.throwIfAborted(); } catch (e) { console.log('thrown', e); }

var plain = new AbortController();
plain.abort();
var reason = plain.signal.reason;
console.log(reason.name, reason.code, reason.message, reason instanceof DOMException, reason instanceof Error);
plain = new AbortController();
plain.abort(undefined);
console.log(String(plain.signal.reason));
plain = new AbortController();
plain.abort(null);
console.log(plain.signal.reason);

var replaced = new AbortController();
replaced.signal.onabort = function () { console.log('first handler'); };
replaced.signal.addEventListener('abort', function () { console.log('between'); });
replaced.signal.onabort = function () { console.log('second handler'); };
replaced.abort();
replaced.signal.onabort = 3;
console.log(replaced.signal.onabort);
replaced.signal.onabort = null;
console.log(replaced.signal.onabort);
console.log(Object.keys(AbortController.prototype).join(), Object.keys(AbortSignal.prototype).join(), Object.keys(AbortSignal).join());
console.log(signal instanceof EventTarget, Object.getPrototypeOf(AbortSignal) === EventTarget);
