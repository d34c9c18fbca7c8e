// group indents what follows, line by line, until groupEnd.
console.group('first', 1);
console.log('one\ntwo');
console.group();
console.log({ a: 1, text: 'a text that is long enough to break the object over lines', more: 'of it' });
console.groupEnd();
console.error('on stderr too');
console.groupCollapsed('third');
console.dir([1]);
console.table([[1]]);
console.groupEnd();
console.groupEnd();
console.groupEnd();
console.log('out again');
