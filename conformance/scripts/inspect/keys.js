// Property names get quotes unless they are identifiers of plain letters; numbers come first.
console.log({ a: 1, $b: 2, _c: 3, 'd-e': 4, '': 5, 'f g': 6, "it's": 7, h1: 8 });
console.log({ z: 1, 10: 2, 2: 3, '-1': 4 });
