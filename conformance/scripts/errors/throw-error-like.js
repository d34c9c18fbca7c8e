// What inherits from Error and has no stack.
throw Object.create(Error.prototype, { message: { value: 'not quite' } });
