module.exports = {
  count: arguments.length,
  inOrder: arguments[0] === exports && arguments[1] === require && arguments[2] === module &&
    arguments[3] === __filename && arguments[4] === __dirname,
  thisIsExports: this === exports,
  globalIsNotThis: this !== global,
};
