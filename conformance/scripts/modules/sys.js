// The first name of util still works, with a warning.
console.log(require('sys') === require('util'));
