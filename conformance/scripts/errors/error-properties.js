// What an error carries besides is shown behind the stack.
var e = new Error('with more');
e.code = 'E_MORE';
e.info = { list: [1, 2], nested: { deep: { deeper: {} } } };
throw e;
