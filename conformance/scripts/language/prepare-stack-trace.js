// Error.prepareStackTrace gets the error and its call sites.
const path = require('path');
function sites() {
  const old = Error.prepareStackTrace;
  Error.prepareStackTrace = (error, list) => list;
  const list = new Error('x').stack;
  Error.prepareStackTrace = old;
  return list;
}
function caller() { return sites() }
const list = caller();
console.log(list.slice(0, 2).map((s) => [s.getFunctionName(), path.basename(s.getFileName()), s.getLineNumber(), s.getColumnNumber(), s.isNative(), s.isEval(), s.isConstructor()].join()));
console.log(String(list[1]).replace(__dirname, ''));
Error.prepareStackTrace = (error, list) => error.message + ' made at line ' + list[0].getLineNumber();
console.log(new Error('second').stack);
const e = new TypeError('lazy');
Error.prepareStackTrace = undefined;
console.log(e.stack.split('\n')[0]);
