// umask gives the old mask and takes numbers and octal text.
const old = process.umask(0o022 & 0xfff);
console.log(process.umask('077') === 0o022, process.umask() === 0o077);
process.umask(old);
for (const x of ['9', -1, {}]) {
  try { process.umask(x); } catch (e) { console.log(e.name, e.code, e.message); }
}
