module.exports = "index.js";
