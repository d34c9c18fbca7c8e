// An error that was caught and thrown again shows where it was thrown last, its stack where it was made.
var kept;
try {
  throw new Error('kept');
} catch (e) {
  kept = e;
}
console.log('later');
throw kept;
