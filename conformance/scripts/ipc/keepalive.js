// A channel keeps a child alive only while it has listeners of 'message' or 'disconnect'.
var fork = require('child_process').fork;
var kinds = {
  none: function () {},
  internal: function () { process.on('internalMessage', function () {}); },
  removed: function () {
    var f = function () {};
    process.on('message', f);
    process.on('disconnect', f);
    process.removeListener('message', f);
    process.removeAllListeners('disconnect');
  },
  once: function () {
    process.once('message', function (m) { console.log('once got', m); });
  },
  unref: function () {
    process.on('message', function () {});
    process.channel.unref();
  },
  ref: function () {
    process.channel.ref();
    setTimeout(function () { process.channel.unref(); }, 20);
  },
  listening: function () {
    process.on('message', function (m) { if (m === 'go') process.disconnect(); });
  },
  disconnecting: function () {
    process.on('disconnect', function () { console.log('disconnected'); });
    process.disconnect();
  }
};
if (process.argv[2]) {
  process.on('exit', function (code) { console.log(process.argv[2], 'exit', code); });
  kinds[process.argv[2]]();
} else {
  Object.keys(kinds).reduce(function (next, kind) {
    return function () {
      var child = fork(__filename, [kind]);
      if (kind === 'once' || kind === 'listening') child.send('go');
      child.on('exit', function (code) {
        console.log('parent', kind, code);
        next();
      });
    };
  }, function () {})();
}
