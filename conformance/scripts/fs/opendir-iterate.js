// A Dir is an async iterable, and its end closes it; read gives promises.
// otto: there is no for await
var fs = require('fs'), t = require('./_dir.js');
['a', 'b/x', 'b/c/y'].forEach(function (name) {
  fs.mkdirSync(t.at(name), { recursive: true });
});
(async function () {
  var names = [];
  var d = await fs.promises.opendir(t.dir, { recursive: true });
  for await (var entry of d) names.push(t.shown(entry.parentPath) + '/' + entry.name);
  console.log(names.sort().join(' '));
  await d.close().catch(function (e) { console.log(e.code, e.message); });
  d = await fs.promises.opendir(t.dir);
  for await (var e of d) break;
  t.attempt('read', function () { d.read(); });
  d = fs.opendirSync(t.at('a'));
  console.log(await d.read(), await d.close());
  d = fs.opendirSync(t.dir);
  console.log((await Promise.all([d.read(), d.read(), d.read()])).map(function (e) { return e && e.name; }).sort().join());
  await d.close();
})();
