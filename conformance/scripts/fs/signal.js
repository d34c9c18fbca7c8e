// An abort takes readFile and writeFile back.
var fs = require('fs'), t = require('./_dir.js');
fs.writeFileSync(t.at('f'), 'x');
function told(name) { return function (e, v) { console.log(name, e && e.name, e && e.code, e && e.message, e && e.cause && e.cause.name, v); }; }
var early = new AbortController(), late = new AbortController(), never = new AbortController();
early.abort();
fs.readFile(t.at('f'), { signal: late.signal }, function (e, v) {
  told('late')(e, v);
  fs.readFile(t.at('f'), { signal: never.signal, encoding: 'utf8' }, function (e, v) {
    told('never')(e, v);
    fs.readFile(t.at('f'), { signal: early.signal }, function (e, v) {
      told('early')(e, v);
      fs.writeFile(t.at('g'), 'x', { signal: early.signal }, function (e) {
        told('write')(e);
        fs.promises.readFile(t.at('f'), { signal: early.signal }).catch(told('promise')).then(function () {
          return fs.promises.writeFile(t.at('g'), 'y', { signal: early.signal });
        }).catch(told('promise'));
      });
    });
  });
});
late.abort();
