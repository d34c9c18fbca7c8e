// The old is-functions.
var util = require('util');
var values = { array: [], bool: true, nul: null, undef: undefined, num: 1, str: 's', re: /x/, obj: {}, date: new Date(), err: new TypeError('x'), fn: function () {}, boxed: new Number(1) };
['isArray', 'isBoolean', 'isNull', 'isNullOrUndefined', 'isNumber', 'isString', 'isSymbol', 'isUndefined', 'isRegExp', 'isObject', 'isDate', 'isError', 'isFunction', 'isPrimitive'].forEach(function (name) {
  console.log(name, Object.keys(values).filter(function (k) { return util[name](values[k]); }).join());
});
