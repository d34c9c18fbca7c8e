// lodash: collections, functions, templates, deep copies and comparisons.
'use strict';
var _ = require('lodash');
console.log(_.VERSION);
console.log(JSON.stringify(_.chunk([1, 2, 3, 4, 5], 2)), _.sum(_.map([1, 2, 3], function (x) { return x * x; })));
console.log(JSON.stringify(_.groupBy(['one', 'two', 'three'], 'length')), JSON.stringify(_.orderBy([{ a: 1, b: 2 }, { a: 2, b: 1 }, { a: 1, b: 1 }], ['a', 'b'], ['desc', 'asc'])));
console.log(_.camelCase('foo bar-baz'), _.kebabCase('fooBarBaz'), _.startCase('--foo-bar--'), _.deburr('déjà vu'), _.words('fred, barney, & pebbles').join('|'));
console.log(_.template('<% _.forEach(users, function (u) { %><li><%- u %></li><% }); %> ${ n }')({ users: ['a', '<b>'], n: 3 }));
var deep = { a: [{ b: { c: 3 } }], d: new Date(0), e: /x/gi };
var copy = _.cloneDeep(deep);
console.log(_.isEqual(copy, deep), copy.a !== deep.a, _.get(deep, 'a[0].b.c'), JSON.stringify(_.set({}, 'x[1].y', 2)));
console.log(JSON.stringify(_.merge({ a: [{ b: 2 }, { d: 4 }] }, { a: [{ c: 3 }, { e: 5 }] })), JSON.stringify(_.pick(deep, ['d'])), JSON.stringify(_.omit({ a: 1, b: 2 }, 'a')));
console.log(_([1, 2, 3, 4]).filter(function (n) { return n % 2; }).map(function (n) { return n * 10; }).value().join());
console.log(_.curry(function (a, b, c) { return a + b + c; })(1)(2)(3), _.flow([Math.abs, Math.sqrt])(-9), _.memoize(function (x) { return x + 1; })(1));
console.log(JSON.stringify(_.uniqWith([{ x: 1 }, { x: 1 }, { x: 2 }], _.isEqual)), JSON.stringify(_.zipObjectDeep(['a.b', 'a.c'], [1, 2])), _.padStart('7', 3, '0'));
console.log(_.isPlainObject({}), _.isArguments(arguments), _.isBuffer(Buffer.from('x')), _.isNaN(NaN), _.isError(new TypeError('x')), _.toString(-0));
_.defer(function (x) { console.log('deferred', x); }, 1);
_.debounce(function (x) { console.log('debounced', x); }, 1)(2);
