const o = { hidden: 1 };
module.exports = Object.assign({}, o);
