// What stays the same from one call to the next; shapes of what does not.
var os = require('os');
function shape(v) { return Array.isArray(v) ? '[' + v.map(shape).join() + ']' : v && typeof v === 'object' ? '{' + Object.keys(v).map(function (k) { return k + ':' + shape(v[k]); }).join() + '}' : typeof v; }
console.log(os.endianness(), typeof os.type(), typeof os.machine(), os.hostname() !== '', os.release() !== '', os.version() !== '', os.arch() === process.arch, os.platform() === process.platform);
var me = os.userInfo();
console.log(shape(me), Object.getPrototypeOf(me), me.uid === process.getuid(), me.gid === process.getgid());
var raw = os.userInfo({ encoding: 'buffer' });
console.log(Object.keys(raw).join(), raw.username.toString() === me.username, raw.homedir.toString() === me.homedir, Buffer.from(os.userInfo({ encoding: 'hex' }).username, 'hex').toString() === me.username, os.userInfo({ encoding: 'nope' }).username === me.username, os.userInfo(null).uid === me.uid, os.userInfo(5).uid === me.uid);
console.log(shape(os.cpus()[0]), os.cpus().length === os.cpus().length, os.availableParallelism() >= 1, os.cpus()[0].model !== '', os.cpus()[0].times.user > 0);
console.log(shape(os.loadavg()), os.loadavg().every(function (x) { return x >= 0; }), os.totalmem() >= os.freemem(), os.totalmem() % 1, os.freemem() > 0, os.uptime() > 0);
var all = os.networkInterfaces();
console.log(Object.keys(all).every(function (name) { return Array.isArray(all[name]) && shape(all[name][0]).replace(',scopeid:number', '') === '{address:string,netmask:string,family:string,mac:string,internal:boolean,cidr:string}'; }));
console.log(Object.keys(all).every(function (name) { return all[name].every(function (a) { return a.cidr.indexOf(a.address + '/') === 0 && /^(..:){5}..$/.test(a.mac) && typeof a.internal === 'boolean' && (a.family === 'IPv4') === (a.scopeid === undefined); }); }));
