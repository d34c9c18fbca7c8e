// What createInterface refuses.
var readline = require('readline'), PassThrough = require('stream').PassThrough;
[{ completer: 5 }, { completer: null }, { history: 'x' }, { history: {} }, { historySize: -1 }, { historySize: 'a' }, { historySize: NaN }, { historySize: null },
  { tabSize: 0 }, { tabSize: 1.5 }, { tabSize: '4' }, { escapeCodeTimeout: 'x' }, { escapeCodeTimeout: Infinity }, { escapeCodeTimeout: null }, { signal: 5 }, { signal: {} },
  { crlfDelay: 1 }, { crlfDelay: 500 }, { crlfDelay: 0 }, { terminal: 1 }, { removeHistoryDuplicates: 1 }].forEach(function (options) {
  options.input = new PassThrough();
  options.output = new PassThrough();
  try {
    var rl = readline.createInterface(options);
    console.log('fine', rl.tabSize, rl.escapeCodeTimeout, rl.historySize, rl.crlfDelay, rl.terminal, rl.removeHistoryDuplicates, rl.history);
    rl.close();
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
});
[undefined, null, 5].forEach(function (input) {
  try {
    readline.createInterface(input);
  } catch (e) {
    console.log(e.name);
  }
});
