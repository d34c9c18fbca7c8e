// minimist: flags, numbers, aliases, defaults, what follows --.
'use strict';
var parse = require('minimist');
console.log(JSON.stringify(parse(['-a', 'beep', '-xyz', '3', '--n=5', '--no-moo', 'foo', '--k', 'v', '--', 'rest'])));
console.log(JSON.stringify(parse(['--beep', 'x', '-n5', '1e3', '0x10'], { boolean: 'beep', alias: { n: 'number' }, default: { d: 1 }, string: 's', '--': true })));
