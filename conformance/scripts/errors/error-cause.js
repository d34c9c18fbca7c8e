// The cause of an error is shown with it.
var e = new Error('outer');
e.cause = new Error('inner');
throw e;
