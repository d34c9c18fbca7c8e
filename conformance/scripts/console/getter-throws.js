// What a custom toString throws comes out of console.log.
try {
  console.log('%s', { toString: function () { throw new Error('mine'); } });
} catch (e) {
  console.log(e.message);
}
console.log('and goes on');
