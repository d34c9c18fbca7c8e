// The stack says what the error was when it was made, and can be replaced.
class Custom extends Error { constructor(m) { super(m); this.name = 'Custom' } }
const e = new Custom('first');
e.message = 'second';
console.log(e.stack.split('\n')[0], String(e));
e.stack = 'mine';
console.log(e.stack, Object.keys(e));
console.log(Object.getOwnPropertyNames(new Error('m')).sort().join());
const { stack } = new Error('taken apart');
console.log(stack.split('\n')[0], typeof new Error('x')['stack'], 'stack' in new Error());
