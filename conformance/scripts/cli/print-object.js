// -p prints as console.log does.
// command: -p "({ a: [1, 2, { b: { c: { d: 1 } } }] })"
