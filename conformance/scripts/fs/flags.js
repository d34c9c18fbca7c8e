// Each word for flags opens as it says.
var fs = require('fs'), t = require('./_dir.js');
['r', 'rs', 'sr', 'r+', 'rs+', 'sr+', 'w', 'wx', 'xw', 'w+', 'wx+', 'xw+', 'a', 'ax', 'xa', 'as', 'sa', 'a+', 'ax+', 'xa+', 'as+', 'sa+'].forEach(function (flag) {
  fs.writeFileSync(t.at('there'), 'abc');
  fs.rmSync(t.at('new'), { force: true });
  var line = [flag];
  ['there', 'new'].forEach(function (name) {
    try {
      var fd = fs.openSync(t.at(name), flag);
      ['write', 'read'].forEach(function (verb) {
        try { line.push(verb + fs[verb + 'Sync'](fd, verb === 'write' ? 'Z' : Buffer.alloc(5), verb === 'write' ? undefined : 0)); } catch (e) { line.push(e.code); }
      });
      fs.closeSync(fd);
      line.push(fs.readFileSync(t.at(name), 'utf8'));
    } catch (e) { line.push(e.code); }
  });
  console.log(line.join(' '));
});
var fd = fs.openSync(t.at('n'), fs.constants.O_CREAT | fs.constants.O_WRONLY, 384);
fs.closeSync(fd);
console.log((fs.statSync(t.at('n')).mode & 511).toString(8));
