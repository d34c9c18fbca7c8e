// Holes are counted, and arrays show what else they own.
console.log([, 1], [1, , , 4], [,], new Array(3), [undefined, , null]);
var extra = [1, 2];
extra.name = 'x';
extra[-1] = 0;
extra['1.5'] = 3;
console.log(extra, Object.keys(extra).length);
