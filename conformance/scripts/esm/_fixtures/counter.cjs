console.log('counter runs');
exports.count = 0;
exports.grow = function () { exports.count++; };
