console.log('before');
const fs = require('fs');
