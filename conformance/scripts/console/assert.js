// assert prints on stderr if its first argument is falsy.
console.assert(true, 'not seen');
console.assert(1);
console.assert(false);
console.assert(0, 'with %s', 'message');
console.assert('', { a: 1 }, 2);
console.log('goes on');
