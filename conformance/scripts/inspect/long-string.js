// maxStringLength cuts strings; a long one breaks after its newlines.
var util = require('util');
console.log(util.inspect('abcdefghij', { maxStringLength: 4 }), util.inspect(['abc'], { maxStringLength: 2 }));
console.log(util.inspect('abc', { maxStringLength: 0 }), util.inspect('abc', { maxStringLength: null }));
var line = new Array(50).join('w');
console.log([line + '\n' + line + '\nend', 'short\nlines']);
console.log({ key: line + line });
