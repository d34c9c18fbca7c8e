exports.dep = require("dep");
exports.part = require("dep/part");
