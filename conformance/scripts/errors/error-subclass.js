// An error of a class of one's own.
var util = require('util');
function MyError(message) {
  this.name = 'MyError';
  this.message = message;
  Error.captureStackTrace(this, MyError);
}
util.inherits(MyError, Error);
throw new MyError('mine');
