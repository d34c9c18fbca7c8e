// util._errnoException and util._exceptionWithHostPort.
var util = require('util');
function show(e) { console.log(Object.keys(e).join(), '|', e.message, '|', e.errno, e.code, e.syscall, e.address, e.port); }
function attempt(f) {
  try {
    show(f());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
attempt(function () { return util._errnoException(-2, 'open'); });
attempt(function () { return util._errnoException(-2, 'open', '/x'); });
attempt(function () { return util._errnoException(-99999, 'x'); });
attempt(function () { return util._errnoException(); });
attempt(function () { return util._errnoException(1, 'x'); });
attempt(function () { return util._exceptionWithHostPort(-98, 'listen', '127.0.0.1', 80, 'more'); });
attempt(function () { return util._exceptionWithHostPort(-98, 'listen', '/sock', -1); });
attempt(function () { return util._exceptionWithHostPort(-98, 'listen', '127.0.0.1', 0); });
