// What a program is told about itself.
console.log(process.argv.length, process.argv[1] === __filename, process.execPath === process.argv[0], process.execArgv.length);
console.log(process.platform, process.arch, process.version, process.versions.node, process.release.name);
console.log(typeof process.pid, typeof process.ppid, process.pid !== process.ppid, process.pid > 1);
console.log(process.cwd() === require('path').resolve('.'), process.title.length > 0);
console.log(process.getuid() === process.geteuid(), process.getgid() >= 0, Array.isArray(process.getgroups()));
console.log(require('process') === process, Object.getPrototypeOf(process).constructor.name);
