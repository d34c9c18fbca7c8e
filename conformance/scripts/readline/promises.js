// readline/promises: questions give promises.
// stdin: Ann\n42\n
var readline = require('readline/promises');
console.log(readline === require('readline').promises, Object.keys(readline));
(async function () {
  var rl = readline.createInterface({ input: process.stdin, output: process.stdout });
  console.log(await rl.question('name? '), await rl.question('age? ', {}));
  await rl.question('x', { signal: AbortSignal.abort('why') }).catch(function (e) { console.log(e.name, e.code, e.message, e.cause); });
  await rl.question('x', { signal: 5 }).catch(function (e) { console.log(e.code, e.message); });
  rl.close();
  await rl.question('late').catch(function (e) { console.log(e.code, e.message); });
  try {
    readline.Interface();
  } catch (e) {
    console.log(e.message);
  }
})();
