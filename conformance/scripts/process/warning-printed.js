// Warnings go to stderr: code, detail, and the hint once.
process.emitWarning('plain');
process.emitWarning('full', { type: 'Custom', code: 'C002', detail: 'two\nlines' });
process.emitWarning(new Error('an error'));
process.emitWarning('old', 'DeprecationWarning', 'D001');
process.noDeprecation = true;
process.emitWarning('not shown', 'DeprecationWarning');
console.log('done');
