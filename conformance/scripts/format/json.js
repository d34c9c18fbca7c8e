// %j is JSON.stringify, and says [Circular] of a circle.
var util = require('util');
var circle = {};
circle.circle = circle;
console.log(util.format('%j %j %j', { a: [1, 'x'] }, undefined, 'text'), util.format('%j', circle));
console.log(util.format('%j', function () {}), util.format('%j', { toJSON: function () { return 'own'; } }));
try {
  util.format('%j', { toJSON: function () { throw new Error('from toJSON'); } });
} catch (e) {
  console.log(e.message);
}
