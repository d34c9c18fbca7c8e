// chdir changes the working directory, or says in full why not.
const here = process.cwd();
process.chdir('/');
console.log(process.cwd());
process.chdir(here);
try { process.chdir('/no/such/place'); } catch (e) {
  console.log(e.message === "ENOENT: no such file or directory, chdir '" + here + "' -> '/no/such/place'");
  console.log(e.code, e.errno, e.syscall, e.path === here, e.dest);
}
try { process.chdir(5); } catch (e) { console.log(e.code, e.message); }
