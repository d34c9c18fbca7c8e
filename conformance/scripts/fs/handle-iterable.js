// promises.writeFile takes iterables and streams, piece by piece.
// otto: there are no generators of async kind
var fs = require('fs'), p = fs.promises, t = require('./_dir.js');
(async function () {
  await p.writeFile(t.at('a'), ['one', 'two', 'three']);
  console.log(await p.readFile(t.at('a'), 'utf8'));
  await p.writeFile(t.at('b'), (async function* () { yield 'x'; yield Buffer.from('y'); })());
  console.log(await p.readFile(t.at('b'), 'utf8'));
  await p.writeFile(t.at('c'), fs.createReadStream(t.at('a')));
  console.log(await p.readFile(t.at('c'), 'utf8'));
  var h = await p.open(t.at('d'), 'w+');
  await h.writeFile(['p', 'q']);
  await h.close();
  console.log(await p.readFile(t.at('d'), 'utf8'));
})();
