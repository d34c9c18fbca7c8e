// Everything that util and util.types export, and how many arguments it says it takes.
const util = require('util');
console.log(Object.keys(util).map(function (k) { return k + ' ' + typeof util[k] + ' ' + (util[k].length === undefined ? '' : util[k].length); }).join('\n'));
console.log(Object.keys(util.types).map(function (k) { return k + ' ' + typeof util.types[k]; }).join('\n'));
console.log(util.debug === util.debuglog, util.isArray === Array.isArray, require('util/types') === util.types);
