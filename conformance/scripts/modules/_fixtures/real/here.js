exports.filename = __filename;
exports.neighbour = require("./neighbour");
