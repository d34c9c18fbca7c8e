// Error.stackTraceLimit says how many frames an error keeps.
function deep(n) { return n ? deep(n - 1) : new Error('x') }
const frames = () => deep(30).stack.split('\n').length - 1;
console.log(Error.stackTraceLimit, frames());
Error.stackTraceLimit = 3; console.log(frames());
Error.stackTraceLimit = 25; console.log(frames());
Error.stackTraceLimit = 0; console.log(deep(1).stack);
