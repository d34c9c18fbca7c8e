// util.MIMEParams can be iterated.
// otto: no iterators
const { MIMEType } = require('util');
const { params } = new MIMEType('a/b;x=1;y="2 3"');
console.log([...params], [...params.keys()], [...params.values()], [...params.entries()]);
console.log(params[Symbol.iterator] === params.entries, Object.fromEntries(params));
