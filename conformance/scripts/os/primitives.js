// The functions of os turn into what they give.
// otto: no symbols
const os = require('os');
for (const name of ['arch', 'platform', 'type', 'endianness', 'tmpdir', 'release']) console.log(name, `${os[name]}` === os[name]());
console.log(os.hostname + '' === os.hostname(), +os.totalmem === os.totalmem(), os.homedir + '' === os.homedir(), os.version + '' === os.version());
console.log(typeof os.cpus[Symbol.toPrimitive], typeof os.machine[Symbol.toPrimitive], os.machine + '' === os.machine(), os.availableParallelism + 0 === os.availableParallelism());
