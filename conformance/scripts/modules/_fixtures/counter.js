global.loads = (global.loads || 0) + 1;
exports.loads = global.loads;
