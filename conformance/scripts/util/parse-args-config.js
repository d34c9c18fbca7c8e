// parseArgs checks its configuration.
var parseArgs = require('util').parseArgs;
[
  { args: 'x' }, { strict: 5 }, { allowPositionals: 'x' }, { tokens: null }, { options: [] }, { options: { a: 5 } }, { options: { a: {} } }, { options: { a: { type: 'number' } } },
  { options: { a: { type: 'string', short: 'ab' } } }, { options: { a: { type: 'string', short: 5 } } }, { options: { a: { type: 'string', multiple: 5 } } },
  { options: { a: { type: 'string', default: 5 } } }, { options: { a: { type: 'boolean', default: 'x' } } }, { options: { a: { type: 'string', multiple: true, default: 'x' } } }, { options: { a: { type: 'string', multiple: true, default: ['x', 5] } } },
].forEach(function (config) {
  try { console.log(parseArgs(config)); } catch (e) { console.log(e.name, e.code, e.message); }
});
