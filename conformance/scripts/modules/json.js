// A .json file is parsed: keys in their order, whole numbers first.
var data = require('./_fixtures/data.json');
console.log(JSON.stringify(data), Object.keys(data));
console.log(data === require('./_fixtures/data'));
console.log(require('./_fixtures/bom.json'));
