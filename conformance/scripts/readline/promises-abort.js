// A question that is called off rejects.
var readline = require('readline/promises'), PassThrough = require('stream').PassThrough, util = require('util');
(async function () {
  var control = new AbortController();
  var input = new PassThrough();
  var rl = readline.createInterface({ input: input, output: new PassThrough() });
  setImmediate(function () { control.abort(); });
  await rl.question('never? ', { signal: control.signal }).catch(function (e) { console.log(e.name, e.code, e.message, e.cause.name); });
  input.write('yes\n');
  console.log(await rl.question('now? '));
  rl.close();
  var old = require('readline').createInterface({ input: input, output: new PassThrough() });
  var ask = util.promisify(old.question).bind(old);
  input.write('good\n');
  console.log(await ask('how? '));
  await ask('x', { signal: control.signal }).catch(function (e) { console.log(e.name, e.cause.name); });
  old.close();
})();
