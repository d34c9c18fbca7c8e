// A FileHandle that is closed, and wrong arguments, are rejections.
var fs = require('fs'), p = fs.promises, t = require('./_dir.js');
fs.writeFileSync(t.at('f'), 'hello');
p.open(t.at('f')).then(function (h) {
  var list = [['read', 5], ['read', Buffer.alloc(0), 0, 1], ['read', Buffer.alloc(1), 0, 9], ['write', 5], ['write', 'x'], ['writeFile', 5], ['writeFile', 'x'], ['chmod', 'x'], ['chown', 'x'],
    ['utimes', 'x'], ['truncate', 'x'], ['truncate', 1], ['readv', 5], ['writev', [5]], ['readFile', 'zz'], ['readFile', 5]];
  function next() {
    var call = list.shift();
    if (!call) return closed();
    h[call[0]].apply(h, call.slice(1)).then(function (v) { console.log(call[0], v); }, function (e) { console.log(call[0], e.name, e.code, e.message); }).then(next);
  }
  function closed() {
    h.close().then(function () {
      list = ['appendFile', 'chmod', 'chown', 'datasync', 'sync', 'read', 'readv', 'readFile', 'stat', 'truncate', 'utimes', 'write', 'writev', 'writeFile'];
      (function next() {
        var name = list.shift();
        if (!name) return;
        h[name]().then(function (v) { console.log(name, v); }, function (e) { console.log(name, e.code, e.syscall, e.message); }).then(next);
      })();
    });
  }
  next();
});
