module.exports = require('sync');
