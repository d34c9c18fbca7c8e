// util.MIMEType and util.MIMEParams.
var util = require('util');
function attempt(name, f) {
  try {
    console.log(name, 'gives', f());
  } catch (e) {
    console.log(name, '-', e.name, e.code, e.message);
  }
}
var m = new util.MIMEType('Text/HTML; charset=UTF-8;q="a\\"b";q=2; empty=""; bad ; x=y z');
console.log(String(m), m.type, m.subtype, m.essence, JSON.stringify(m), m, m.params);
console.log(m.params.get('charset'), m.params.get('none'), m.params.has('q'), m.params.has('zz'));
m.params.delete('q');
m.params.set('new', 'va lue');
m.params.set('charset', 'x');
console.log(String(m.params), JSON.stringify({ p: m.params }));
['', 'text', 'text/', '/x', 'te xt/html', 'text/ht ml', 'text/plain;', '  text/plain ', 'text/plain;a=b;a=c;A=d', 'text/plain;a="b;c"',
  'text/plain;a="unterminated', 'text/plain;a="x"junk;b=1', 'x/y;a=\u00ff', 'x/y;a=', 'x/y;=b;c', 'x/y;a="\\\\\\a"', 'x/y;a=b;;c=d'].forEach(function (text) {
  attempt(JSON.stringify(text), function () { return String(new util.MIMEType(text)); });
});
attempt('nothing', function () { return new util.MIMEType(); });
attempt('no new', function () { return util.MIMEType('text/html'); });
attempt('set', function () { m.type = 'Application'; m.subtype = 'JSON'; return m.essence; });
attempt('type', function () { m.type = 'a b'; });
attempt('subtype', function () { m.subtype = ''; });
attempt('name', function () { m.params.set('b d', '1'); });
attempt('no name', function () { m.params.set('', ''); });
attempt('value', function () { m.params.set('ok', '\u0100'); });
var p = new util.MIMEParams();
p.set('a', 'b');
console.log(String(p), String(new util.MIMEParams()) === '', p);
console.log(Object.getOwnPropertyNames(util.MIMEType.prototype).join(), Object.keys(util.MIMEParams.prototype));
