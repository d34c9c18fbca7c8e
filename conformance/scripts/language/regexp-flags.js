// Regular expressions with the flags d and v.
// otto: otto is an ES5 engine; what lowering does not reach is a SyntaxError.
const m = /(?<year>\d+)-(\d+)?/d.exec('on 2024-');
console.log(m.indices[0], m.indices[1], m.indices[2], m.indices.groups.year, /a/d.hasIndices, /a/dg.flags);
console.log([...'a1b2'.matchAll(/\d/dg)].map((m) => m.indices[0][0]));
console.log('aé1'.match(/[\p{L}--[a-z]]/v)[0], /^[\w&&\d]$/v.test('5'), /^[\w&&\d]$/v.test('a'), /^[\q{abc|d}]$/v.test('abc'));
console.log('aXb'.replace(/X/d, '-'), String(/[[a-c]]/v), /./v.exec('😀')[0].length);
