// os.constants: errors, signals, dlopen, priorities.
var os = require('os');
console.log(os.constants);
console.log(JSON.stringify(os.constants));
console.log(Object.keys(os.constants).join(), Object.getPrototypeOf(os.constants), Object.getPrototypeOf(os.constants.errno));
os.constants.errno.EPERM = 5;
os.constants.priority.PRIORITY_LOW = 1;
console.log(os.constants.errno.EPERM, os.constants.priority.PRIORITY_LOW, JSON.stringify(Object.getOwnPropertyDescriptor(os.constants.errno, 'EPERM')), Object.getOwnPropertyDescriptor(os.constants, 'errno').writable);
