// In a cycle the one who asks too early sees what is exported so far.
var a = require('./_fixtures/cycle-a');
console.log(a.early, a.late, a.seenByB);
