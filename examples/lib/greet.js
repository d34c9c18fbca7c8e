// What modules.js requires.

const words = require('./words');

module.exports = (language, name) => `${words[language]}, ${name}!`;
