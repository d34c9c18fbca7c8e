module.exports = "order/index.js";
