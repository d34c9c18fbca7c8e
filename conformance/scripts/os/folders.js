// homedir and tmpdir look at process.env when they are called.
// env: HOME=/first
var os = require('os');
function show() { console.log(JSON.stringify([os.homedir(), os.tmpdir()])); }
['TMPDIR', 'TMP', 'TEMP'].forEach(function (name) { delete process.env[name]; });
show();
process.env.HOME = '/x/'; process.env.TMPDIR = '/y/'; show();
process.env.TMPDIR = '/'; show();
process.env.TMPDIR = '//'; show();
process.env.HOME = ''; process.env.TMPDIR = ''; process.env.TMP = '/tmp2'; process.env.TEMP = '/t//'; show();
delete process.env.TMP; show();
delete process.env.TEMP; delete process.env.TMPDIR; show();
delete process.env.HOME;
console.log(os.homedir() === os.userInfo().homedir);
