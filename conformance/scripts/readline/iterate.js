// An interface is iterated over line by line.
// stdin: one\ntwo\nthree
// otto: for await is not lowered
var readline = require('readline'), events = require('events');
(async function () {
  var rl = readline.createInterface({ input: process.stdin });
  for await (const line of rl) console.log(line);
  console.log('done', rl.closed);
  var more = readline.createInterface({ input: require('stream').Readable.from(['a\nb\n', 'c\nd']) });
  for await (const line of more) {
    console.log(line);
    if (line === 'b') break;
  }
  var last = readline.createInterface({ input: require('stream').Readable.from(['x\ny']) });
  var closed = new AbortController();
  last.on('close', function () { setImmediate(function () { closed.abort(); }); });
  try {
    for await (const args of events.on(last, 'line', { signal: closed.signal })) console.log(args);
  } catch (e) {
    console.log(e.name);
  }
})();
