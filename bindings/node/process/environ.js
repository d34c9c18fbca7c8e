'use strict';
// The environment holds strings alone: what is assigned becomes one.
return new Proxy(environment, {
  set: function (target, name, value) {
    if (typeof name === 'symbol' || typeof value === 'symbol') {
      throw new TypeError('Cannot convert a Symbol value to a string');
    }
    target[name] = String(value);
    return true;
  },
  defineProperty: function (target, name, property) {
    if ('get' in property || 'set' in property) {
      var err = new TypeError("'process.env' does not accept an accessor(getter/setter) descriptor");
      err.code = 'ERR_INVALID_OBJECT_DEFINE_PROPERTY';
      throw err;
    }
    if (!property.writable || !property.enumerable || !property.configurable) {
      var fixed = new TypeError("'process.env' only accepts a configurable, writable, and enumerable data descriptor");
      fixed.code = 'ERR_INVALID_OBJECT_DEFINE_PROPERTY';
      throw fixed;
    }
    target[name] = String(property.value);
    return true;
  },
});
