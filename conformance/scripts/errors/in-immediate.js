// An error in an immediate.
setImmediate(function () {
  throw new Error('in an immediate');
});
