// lookupService: the names of an address and of a port.
var dns = require('dns');
var s = require('./_server');
var each = require('./_each');
each([['127.0.0.1', 80], ['127.0.0.1', '443'], ['127.0.0.1', 0], ['127.0.0.1', 65535]], function (args, next) {
  dns.lookupService(args[0], args[1], function (e, host, service) {
    console.log(args, s.show(e, host), service, arguments.length);
    next();
  });
}, function () {
  // Whether this is unknown or cannot be asked is the network's to say.
  dns.lookupService('192.0.2.1', 22, function (e) {
    var text = s.show(e).split(e.code).join('CODE').replace(e.errno, 'ERRNO');
    console.log(e.code === 'ENOTFOUND' || e.code === 'EAI_AGAIN', text, arguments.length);
  });
});
