module.exports = { get bad() { throw new Error('no'); } };
0 && (exports.bad = 1);
