// Error.captureStackTrace leaves out what is above a function.
function top() { return middle() }
function middle() { const o = { name: 'Thing', message: 'happened' }; Error.captureStackTrace(o, middle); return o }
const o = top();
console.log(o.stack.split('\n').slice(0, 2).join('|').replace(/ \(.*/, ''));
console.log(Object.getOwnPropertyDescriptor(o, 'stack').enumerable);
function MyError(message) { Error.captureStackTrace(this, MyError); this.message = message }
MyError.prototype = Object.create(Error.prototype, { name: { value: 'MyError' } });
function thrower() { throw new MyError('mine') }
try { thrower() } catch (e) { console.log(e.stack.split('\n')[1].trim().replace(/ \(.*/, ''), e instanceof Error) }
try { Error.captureStackTrace(1) } catch (e) { console.log(e.name) }
