// diagnostics_channel: subscribe, publish, and what it refuses.
var dc = require('diagnostics_channel');
function attempt(name, f) {
  try {
    console.log(name, 'gives', f());
  } catch (e) {
    console.log(name, '-', e.name, e.code, e.message);
  }
}
console.log(Object.keys(dc).join(), dc.Channel.name);
var c = dc.channel('a');
console.log(c, c === dc.channel('a'), c.hasSubscribers, c.constructor.name);
function heard(message, name) { console.log('heard', message, name, arguments.length); }
attempt('publish', function () { return c.publish(1); });
attempt('subscribe', function () { return c.subscribe(heard); });
console.log(c.hasSubscribers, c.constructor.name, dc.hasSubscribers('a'), dc.hasSubscribers('zz'), Object.keys(c).join());
attempt('publish', function () { return c.publish({ x: 1 }); });
attempt('subscribe 1', function () { return c.subscribe(1); });
attempt('unsubscribe', function () { return c.unsubscribe(heard); });
attempt('unsubscribe', function () { return c.unsubscribe(heard); });
console.log(c.hasSubscribers, c.constructor.name);
attempt('subscribe', function () { return dc.subscribe('b', heard); });
attempt('publish', function () { return dc.channel('b').publish(2); });
attempt('unsubscribe', function () { return dc.unsubscribe('b', heard); });
attempt('channel()', function () { return dc.channel(); });
attempt('channel(1)', function () { return dc.channel(1); });
attempt('runStores', function () {
  return JSON.stringify(c.runStores({}, function (a) { return [this.self, a]; }, { self: 5 }, 6));
});
attempt('unbindStore', function () { return c.unbindStore({}); });

process.on('uncaughtException', function (e) { console.log('uncaught', e.message); });
c.subscribe(function () { throw new Error('a subscriber throws'); });
c.subscribe(function late() { console.log('second'); c.unsubscribe(late); });
c.subscribe(function () { console.log('third'); });
c.publish(9);
console.log('published');
