// Deleting from require.cache loads anew.
var name = require.resolve('./_fixtures/counter');
console.log(require('./_fixtures/counter').loads, require('./_fixtures/counter').loads);
console.log(name in require.cache, require.cache[name].loaded);
delete require.cache[name];
console.log(require('./_fixtures/counter').loads);
