// handlebars: helpers, partials, blocks, precompiled templates, errors.
'use strict';
var H = require('handlebars');
H.registerHelper('loud', function (s) { return s.toUpperCase(); });
H.registerHelper('wrap', function (options) { return new H.SafeString('<p>' + options.fn(this) + '</p>'); });
H.registerPartial('item', '<li>{{@index}} {{loud name}}</li>\n');
console.log(H.VERSION);
console.log(H.compile('<h1>{{title}}</h1>{{{raw}}}\n{{#each list}}{{> item}}{{else}}none{{/each}}{{#wrap}}{{#if ok}}yes{{else}}no{{/if}}{{/wrap}}')({ title: '<&>', raw: '<b>', ok: true, list: [{ name: 'a' }, { name: 'b' }] }));
console.log(H.compile('{{#with a.b}}{{c}} {{../d}}{{/with}} {{#unless x}}u{{/unless}} {{lookup m "k"}} {{! no }}{{~#each o}} {{@key}}={{this}}{{~/each}}')({ a: { b: { c: 1 }, d: 2 }, m: { k: 'v' }, o: { p: 1, q: 2 } }));
console.log(H.precompile('{{x}}').length > 100, JSON.stringify(H.parse('a{{b}}').body.map(function (n) { return n.type; })));
try { H.compile('{{#if}')({}); } catch (e) { console.log(e.message); }
try { H.compile('{{nope 1}}')({}); } catch (e) { console.log(e.message); }
