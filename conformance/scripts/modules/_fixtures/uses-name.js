module.exports = require("local");
