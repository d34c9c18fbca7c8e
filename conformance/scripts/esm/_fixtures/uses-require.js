console.log('before');
module.exports = require('fs');
