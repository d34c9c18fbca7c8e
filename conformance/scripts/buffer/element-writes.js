// Elements are bytes: what is assigned wraps, what is outside is not there.
var b = Buffer.alloc(4);
[300, -1, 1.9, -1.9, 255.5, 256, '7', 'x', '', null, undefined, true, {}, [5], NaN, Infinity, -Infinity, 1e20, 4294967297, -4294967297, '0x10', ' 12 '].forEach(function (v) { b[1] = v; console.log(String(v), b[1]); });
b[4] = 1; b[-1] = 2; b['1.5'] = 3; b['-0'] = 4; b.NaN = 5; b.Infinity = 6;
console.log(b.length, b[4], b[-1], b['1.5'], b['-0'], b.NaN, b.Infinity, Object.keys(b).join());
b.name = 'x';
console.log(Object.keys(b).join(), '0' in b, '4' in b, 'name' in b, b.hasOwnProperty('3'), b.hasOwnProperty('4'), b.propertyIsEnumerable(0));
b[0] += 200; b[0] += 100; b[1] = 0; b[1]--; b[2] = 1; b[2] <<= 9; b[3] = ~0;
console.log(b[0], b[1], b[2], b[3]);
b.length = 1;
console.log(b.length);
var keys = [];
for (var k in Buffer.from('ab')) if (Object.prototype.hasOwnProperty.call(b, k)) keys.push(k);
console.log(keys.join());
console.log(Object.getOwnPropertyNames(Buffer.from('ab')).join(), JSON.stringify(Object.getOwnPropertyDescriptor(Buffer.from('ab'), 1)));
var sum = 0;
for (var i = 0; i < 300; i++) { b[i % 4] = i; sum += b[i % 4]; }
console.log(sum, Array.prototype.slice.call(b).join(), Array.prototype.map.call(b, function (x) { return x * 2; }).join());
