// ejs: output, escaping, includes of functions, delimiters, errors with lines.
'use strict';
var ejs = require('ejs');
console.log(ejs.render('<% list.forEach(function (x) { -%>\n<li><%= x %></li><%- x %>\n<% }) -%>\nend', { list: ['a', '<b>'] }));
console.log(ejs.render('<?= a ?> <?# no ?>', { a: 1 }, { delimiter: '?' }), ejs.compile('<%= locals.x %>')({ x: 2 }));
try { ejs.render('a\n<%= nope %>\nb', {}); } catch (e) { console.log(e.message); }
try { ejs.render('<% if (', {}); } catch (e) { console.log(e.name); }
