// process.exitCode is what the program ends with, and must be a whole number.
function attempt(v) {
  try { process.exitCode = v; console.log('fine', process.exitCode); } catch (e) { console.log(e.name, e.code, e.message); }
}
attempt('x');
attempt(1.5);
attempt({});
attempt(true);
attempt('3');
attempt(null);
attempt(undefined);
try { process.exit('q'); } catch (e) { console.log(e.code, e.message); }
process.on('exit', (code) => console.log('exit', code));
process.exitCode = 9;
