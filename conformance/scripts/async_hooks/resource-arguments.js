// What AsyncResource refuses, and what bind gives.
var hooks = require('async_hooks'), AsyncResource = hooks.AsyncResource;
function attempt(f) { try { console.log(f()); } catch (err) { console.log(err.name, err.code, err.message); } }
attempt(function () { return new AsyncResource(); });
attempt(function () { return new AsyncResource(5); });
attempt(function () { return new AsyncResource('x', -2); });
attempt(function () { return new AsyncResource('x', null); });
attempt(function () { return new AsyncResource('x', { triggerAsyncId: 'a' }); });
attempt(function () { return AsyncResource('x'); });
var r = new AsyncResource('Mine');
attempt(function () { return r.bind(5); });
attempt(function () { return AsyncResource.bind('no'); });
function named(x, y) { return [this.name, x, y]; }
var object = { name: 'receiver' }, given = { name: 'given' };
[r.bind(named), r.bind(named, given), AsyncResource.bind(named), AsyncResource.bind(named, 'Kind', given)].forEach(function (f) {
  console.log(f.length, f.call(object, 1, 2));
});
