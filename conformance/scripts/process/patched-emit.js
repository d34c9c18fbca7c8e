// A package that replaces process.emit and reallyExit sees the end coming.
const emit = process.emit;
process.emit = function (name) {
  if (name === 'exit' || name === 'beforeExit') console.log('emit', name, arguments[1]);
  return emit.apply(this, arguments);
};
const reallyExit = process.reallyExit;
process.reallyExit = function (code) {
  console.log('reallyExit', code);
  return reallyExit.call(process, code);
};
process.on('beforeExit', () => process.exit(6));
