// util.types knows the language's own objects by what they are.
var types = require('util/types');
console.log(types === require('util').types);
var values = { date: new Date(), re: /x/, err: new RangeError('x'), num: new Number(1), str: new String(''), bool: new Boolean(0), args: (function () { return arguments; })(), obj: {}, array: [], heir: Object.create(Error.prototype) };
['isDate', 'isRegExp', 'isNativeError', 'isNumberObject', 'isStringObject', 'isBooleanObject', 'isBoxedPrimitive', 'isArgumentsObject', 'isExternal', 'isPromise', 'isMap', 'isProxy'].forEach(function (name) {
  console.log(name, Object.keys(values).filter(function (k) { return types[name](values[k]); }).join());
});
