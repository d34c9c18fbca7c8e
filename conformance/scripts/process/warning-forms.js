// The forms of emitWarning, as they are printed.
process.emitWarning('plain');
process.emitWarning('typed', 'MyWarning');
process.emitWarning('coded', 'MyWarning', 'W1');
process.emitWarning('detailed', { type: 'MyWarning', code: 'W2', detail: 'and\nmore' });
process.emitWarning('constructed', function F() {});
process.emitWarning('typed and constructed', 'MyWarning', function F() {});
var err = new Error('an error');
err.name = 'OwnWarning';
err.code = 'W3';
err.detail = 'of its own';
process.emitWarning(err);
process.emitWarning('deprecated', 'DeprecationWarning', 'DEP7');
process.emitWarning('deprecated', 'DeprecationWarning', 'DEP7');
[[], [5], [null], ['a', 5], ['a', 'b', 5], ['a', null], ['a', {type: 5}], [{}]].forEach(function (args) {
  try {
    process.emitWarning.apply(process, args);
    console.log('fine', JSON.stringify(args));
  } catch (e) {
    console.log(e.code, e.message);
  }
});
