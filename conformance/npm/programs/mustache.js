// mustache: sections, inverted sections, partials, lambdas, delimiters.
'use strict';
var M = require('mustache');
console.log(M.render('{{a}} {{{a}}} {{&a}}{{#list}}\n- {{.}}{{/list}}\n{{^none}}nothing{{/none}} {{#bold}}x{{/bold}}', { a: '<"\'/>', list: [1, 2], bold: function () { return function (t, r) { return '<b>' + r(t) + '</b>'; }; } }));
console.log(M.render('{{=<% %>=}}<% x.y %> <%> p %>', { x: { y: 1 }, z: 2 }, { p: 'partial {{z}}' }));
console.log(JSON.stringify(M.parse('a {{b}}{{#c}}d{{/c}}')));
try { M.render('{{#a}}'); } catch (e) { console.log(e.message); }
