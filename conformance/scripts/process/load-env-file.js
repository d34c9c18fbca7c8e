// loadEnvFile fills in what the environment has not got.
// env: TAKEN=from outside
var path = require('path');
console.log(process.loadEnvFile(path.join(__dirname, '_variables.env')));
console.log(process.env.PLAIN, process.env.QUOTED, process.env.TAKEN, process.env.EMPTY === '', process.env.LATER);
[path.join(__dirname, '_nothing.env'), 5, {}, true].forEach(function (file) {
  try {
    process.loadEnvFile(file);
  } catch (e) {
    console.log(e.name, e.code, e.syscall);
  }
});
try {
  process.loadEnvFile();
} catch (e) {
  console.log(e.message);
}
