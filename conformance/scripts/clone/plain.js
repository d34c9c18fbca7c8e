// structuredClone of what both engines have: objects, arrays, dates, patterns, boxes, errors.
function own(o) { return Object.getOwnPropertyNames(o).sort().join(); }
console.log(structuredClone.length, structuredClone.name);
[undefined, null, true, 0, -0, NaN, 'text', ''].forEach(function (v) { console.log(structuredClone(v)); });
var source = { a: 1, b: { c: [1, , 3] }, get d() { return 'got'; } };
var copy = structuredClone(source);
console.log(copy, copy !== source, copy.b !== source.b, copy.b.c !== source.b.c);
console.log(Object.getOwnPropertyDescriptor(copy, 'd'));

var cycle = { list: [] };
cycle.self = cycle;
cycle.list.push(cycle.list, cycle);
copy = structuredClone(cycle);
console.log(copy, copy.self === copy, copy.list[0] === copy.list, copy !== cycle);
var shared = { x: 1 };
copy = structuredClone([shared, shared]);
console.log(copy[0] === copy[1], copy[0] === shared);

var list = [1, 2];
list.name = 'extra';
console.log(structuredClone(list), structuredClone(new Array(5)).length);
function Thing() { this.x = 1; }
Thing.prototype.y = 2;
copy = structuredClone(new Thing());
console.log(copy, copy instanceof Thing, 'y' in copy);
console.log(structuredClone(Object.create({ inherited: 1 }, { own: { value: 1, enumerable: true }, hidden: { value: 2 } })));

console.log(structuredClone(new Date(5)).getTime(), structuredClone(new Date(NaN)).getTime());
var pattern = /a(b)?/gi;
pattern.lastIndex = 3;
console.log(String(structuredClone(pattern)), structuredClone(pattern).lastIndex);
console.log(structuredClone(new Number(3)), structuredClone(new String('x')), structuredClone(new Boolean(false)));

var error = new TypeError('wrong');
error.extra = 1;
copy = structuredClone(error);
console.log(copy.name, copy.message, copy.extra, copy instanceof TypeError, copy.stack === error.stack);
error = new Error('renamed');
error.name = 'RangeError';
console.log(structuredClone(error) instanceof RangeError, structuredClone(error).name);
error.name = 'Mine';
console.log(structuredClone(error) instanceof RangeError, structuredClone(error).name);
console.log(structuredClone(Math), structuredClone(JSON), structuredClone({ toString: null }));
