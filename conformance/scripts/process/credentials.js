// What setuid and its like refuse, and that one may become who one is.
function attempt(f) {
  try {
    console.log(f());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
[undefined, 'nosuchuserhere', {}, -1, 1.5, 4294967296].forEach(function (id) {
  ['setuid', 'setgid', 'seteuid', 'setegid'].forEach(function (name) { attempt(function () { return process[name](id); }); });
});
attempt(function () { return process.setgroups(); });
attempt(function () { return process.setgroups([{}]); });
attempt(function () { return process.setgroups(['nosuchgrouphere']); });
attempt(function () { return process.setgroups([0, -1]); });
attempt(function () { return process.initgroups(); });
attempt(function () { return process.initgroups('a'); });
attempt(function () { return process.initgroups('a', 'nosuchgrouphere'); });
attempt(function () { return process.initgroups({}, 0); });
attempt(function () { return process.setuid(process.getuid()); });
attempt(function () { return process.setegid(process.getegid()); });
