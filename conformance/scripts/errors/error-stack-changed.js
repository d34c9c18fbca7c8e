// A stack that was replaced is shown as it is.
var e = new Error('replaced');
e.stack = 'my own stack';
throw e;
