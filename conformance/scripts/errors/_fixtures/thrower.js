module.exports = function thrower() {
  throw new RangeError("from another file");
};
