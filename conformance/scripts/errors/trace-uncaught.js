// --trace-uncaught tells where a value without stack was thrown.
// flags: --trace-uncaught
throw 'somewhere';
