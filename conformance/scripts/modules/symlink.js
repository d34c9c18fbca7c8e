// A module is known by its real path: the link and the target are one.
var linked = require('./_fixtures/linked/here');
console.log(linked.filename, linked.neighbour);
console.log(linked === require('./_fixtures/real/here'));
