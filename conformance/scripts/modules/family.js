// A module knows its parent and its children.
var child = require('./_fixtures/family-child');
require('./_fixtures/family-child');
console.log(child.parent, child.id);
console.log(module.children.length, module.children[0].exports === child, module.children[0].loaded);
console.log(module.children[0].parent === module);
