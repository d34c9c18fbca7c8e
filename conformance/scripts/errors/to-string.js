// Node's own errors as text: the code stands behind the name.
try {
  Buffer.from(5);
} catch (e) {
  console.log(String(e));
  console.log(e instanceof TypeError, e.constructor === TypeError, Object.getPrototypeOf(e) === TypeError.prototype, e.name);
  e.name = 'Other';
  e.message = 'changed';
  console.log(`${e}`, JSON.stringify(e), Object.keys(e));
}
try {
  require('fs').openSync('/does/not/exist');
} catch (e) {
  console.log(String(e));
}
