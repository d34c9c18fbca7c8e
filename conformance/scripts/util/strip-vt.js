// stripVTControlCharacters takes escape sequences out.
var util = require('util');
['plain', '\u001b[31mred\u001b[39m', '\u001b[1;31mbold\u001b[0m\u001b[K', '\u001b]0;title\u0007text', '\u001b]8;;http://x.y\u001b\\link', 'a\u001b[2Jb\u009b5nc', '\u001b[12', '\u001bM', 'x\u001b'].forEach(function (s) {
  console.log(JSON.stringify(util.stripVTControlCharacters(s)));
});
try { util.stripVTControlCharacters(5); } catch (e) { console.log(e.name, e.code, e.message); }
