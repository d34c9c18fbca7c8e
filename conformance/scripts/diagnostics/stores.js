// Channels run a function inside of the stores bound to them.
var dc = require('diagnostics_channel');
function store(name) {
  return {
    run: function (value, f) {
      console.log(name, 'enters', value);
      var result = f();
      console.log(name, 'leaves');
      return result;
    },
  };
}
var a = store('a');
var b = store('b');
var c = dc.channel('stores');
c.bindStore(a);
c.bindStore(b, function (data) { return data.id * 2; });
c.subscribe(function (data) { console.log('message', data); });
console.log(c.runStores({ id: 4 }, function (x) { console.log('inside', this.me, x); return 'result'; }, { me: 1 }, 'arg'));
console.log(c.unbindStore(a), c.unbindStore(a));
process.on('uncaughtException', function (e) { console.log('uncaught', e.message); });
c.bindStore(b, function () { throw new Error('transform'); });
console.log(c.runStores({ id: 1 }, function () { return 'still runs'; }));
