// exports is module.exports until one of them is assigned.
console.log(exports === module.exports);
exports.a = 1;
console.log(require('./exports.js').a);
module.exports = function () { return 'a function'; };
console.log(require('./exports')());
exports = { lost: true };
console.log(typeof module.exports);
