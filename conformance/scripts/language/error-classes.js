// Errors: causes, AggregateError, subclasses, and what console.log shows of them.
const brief = (e) => require('util').inspect(e).replace(/\n\s+(at|\.\.\.) .*/g, '');
const e = new Error('outer', { cause: new TypeError('inner', { cause: 'root' }) });
console.log(brief(e), e.cause.cause, Object.getOwnPropertyDescriptor(e, 'cause').enumerable, 'cause' in new Error('x'), new Error('x', { cause: undefined }).hasOwnProperty('cause'));
const all = new AggregateError([new Error('one'), 2], 'several', { cause: 0 });
console.log(all.name, all.message, all.errors.length, all.cause, all instanceof Error, brief(all));
Promise.any([Promise.reject(new Error('p1')), Promise.reject(2)]).catch((e) => console.log(e.constructor.name, e.message, e.errors.map(String)));
class Http extends Error { constructor(code, ...rest) { super(...rest); this.code = code; this.name = 'Http' } }
const h = new Http(404, 'gone', { cause: e });
console.log(String(h), h instanceof Http, h.stack.split('\n')[0], Object.keys(h), brief(new Http(1, 'm')));
class Plain extends RangeError { } console.log(brief(new Plain('p')), new Plain().name, Object.prototype.toString.call(new Plain()), new Plain() + '');
console.log(Error('called').message, Error.prototype.name, Error.prototype.toString.call({ name: 'N', message: 'M' }), Error.prototype.toString.call({}), String(new Error('', { cause: 1 })));
for (const C of [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError]) console.log(C.name, C.length, new C('m') instanceof Error, Object.getPrototypeOf(C) === Error, String(new C('m')));
try { try { throw new Error('first') } catch (cause) { throw new Error('second', { cause }) } } catch (x) { console.log(x.message, '<-', x.cause.message) }
const odd = new Error('msg'); odd.name = 'Odd'; odd.extra = { a: 1 }; console.log(brief(odd));
const anonymous = new Error(); anonymous.message = 'late'; console.log(String(anonymous), anonymous.stack.split('\n')[0]);
console.log(brief({ e: new Error('nested') }), brief([new Error('in array')]));
Error.stackTraceLimit = 0; console.log(new Error('no frames').stack, [new Error('shown')]);
