// each runs steps one after the other; a step calls what it is given when it is
// done.
module.exports = function each(list, step, done) {
  list = list.slice();
  (function next() {
    if (!list.length) return done && done();
    step(list.shift(), next);
  })();
};
