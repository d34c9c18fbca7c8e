// An Error nobody caught: its line with a caret, the stack, the version, exit code 1.
console.log('before');
throw new Error('nobody catches me');
