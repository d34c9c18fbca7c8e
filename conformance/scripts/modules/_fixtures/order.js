module.exports = "order.js";
