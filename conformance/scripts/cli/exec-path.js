// process.execPath is absolute and is there.
console.log(process.execPath.charAt(0), process.argv0.length > 0, process.execPath === process.argv[0]);
