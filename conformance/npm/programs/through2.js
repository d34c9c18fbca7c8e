// through2: transforms of text and of objects, flush, constructors, pipes.
'use strict';
var through = require('through2');
var upper = through(function (chunk, enc, done) { this.push(String(chunk).toUpperCase()); done(); }, function (done) { this.push('end'); done(); });
upper.on('data', function (d) { console.log('data', String(d)); }).on('end', function () { console.log('ended'); });
upper.write('a'); upper.write('b'); upper.end();
var Sum = through.ctor({ objectMode: true }, function (o, enc, done) { done(null, { n: o.n * 2 }); });
var s = new Sum();
s.on('data', function (o) { console.log(JSON.stringify(o)); });
s.pipe(through.obj(function (o, enc, done) { console.log('piped', o.n); done(); })).on('finish', function () { console.log('finished'); });
s.write({ n: 1 }); s.end({ n: 2 });
var bad = through(function (c, e, done) { done(new Error('bad')); });
bad.on('error', function (e) { console.log(e.message); });
bad.write('x');
