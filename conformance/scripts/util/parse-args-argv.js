// Without args, parseArgs takes the program's own.
// args: -v --name=x file
var parseArgs = require('util').parseArgs;
console.log(parseArgs({ allowPositionals: true, options: { v: { type: 'boolean', short: 'v' }, name: { type: 'string' } } }));
