exports.early = "a early";
var b = require("./cycle-b");
exports.late = "a late";
exports.seenByB = b.seen;
