module.exports = "index.js after all";
