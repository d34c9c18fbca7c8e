module.exports = "the real folder's";
