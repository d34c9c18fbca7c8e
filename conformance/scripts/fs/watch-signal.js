// A signal ends fs.watch, and the iterator of promises.watch.
// otto: there are no symbols
var fs = require('fs'), t = require('./_dir.js');
var c = new AbortController();
fs.watch(t.dir, { signal: c.signal }).on('close', function () {
  console.log('close');
  var d = new AbortController();
  var it = fs.promises.watch(t.dir, { signal: d.signal })[Symbol.asyncIterator]();
  it.next().then(function (r) {
    console.log(r);
    var more = it.next();
    d.abort();
    return more;
  }).catch(function (e) {
    console.log(e.name, e.code);
    return fs.promises.watch(t.at('none')).next();
  }).catch(function (e) { console.log(e.code, t.shown(e.message)); });
  fs.mkdirSync(t.at('d'));
});
c.abort();
