// underscore: collections, templates, chains.
'use strict';
var _ = require('underscore');
console.log(_.VERSION, JSON.stringify(_.countBy([1, 2, 3], function (n) { return n % 2 ? 'odd' : 'even'; })));
console.log(_.template('hello <%= name %> <%- html %>')({ name: 'moe', html: '<b>' }));
console.log(_.chain([3, 1, 2]).sortBy().map(function (n) { return n * 2; }).value().join(), _.range(0, 30, 5).join());
console.log(JSON.stringify(_.partition([0, 1, 2, 3], function (n) { return n > 1; })), _.isEqual({ a: [1] }, { a: [1] }), _.escape('<&>'));
console.log(JSON.stringify(_.where([{ a: 1, b: 2 }, { a: 2 }], { a: 1 })), _.pluck([{ n: 1 }, { n: 2 }], 'n').join(), JSON.stringify(_.extend({ a: 1 }, { b: 2 })));
console.log(_.isArray([]), _.isFunction(_), _.isDate(new Date(0)), _.isRegExp(/x/), _.has({ a: { b: 1 } }, ['a', 'b']));
_.delay(function (x) { console.log('later', x); }, 1, 'x');
