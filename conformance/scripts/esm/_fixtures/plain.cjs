exports.real = 1;
exports['quoted'] = 2;
Object.defineProperty(exports, 'defined', { enumerable: true, get: function () { return exports.real; } });
module.exports.late = 4;
