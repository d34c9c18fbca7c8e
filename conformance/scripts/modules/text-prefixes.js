// A byte order mark and a hashbang are no part of the program.
console.log(require('./_fixtures/bom').bom);
console.log(require('./_fixtures/hashbang').line);
