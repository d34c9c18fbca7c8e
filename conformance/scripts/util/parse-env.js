// util.parseEnv: quotes, comments, export, and the oddities.
var util = require('util');
function show(text) { console.log(JSON.stringify(util.parseEnv(text))); }
show('A=1\n# comment\nB="x y" # after\nC=\'q\'\nexport D=4\nE=`a\nb`\nF=a#b\nG= sp \n H=2\nJ=\nK="a\\nb"\nL=\'a\\nb\'\nN=1=2\n');
show('');
show('\n\n# only\n');
show('NAME');
show('A=1\nNAME\nB=2');
show('LAST=');
show('OPEN="not closed\nNEXT=1');
show('CR=1\r\nLF=2\r\n');
show('A=1\n=no name\nB=2');
show('EMPTY=""\nSINGLE=\'\'\nX=y');
show('A = spaced \nB\t=\ttab');
show('A="one" junk\nB=\'two\' # c\nC=three # c');
try { util.parseEnv(); } catch (e) { console.log(e.name, e.code, e.message); }
try { util.parseEnv(1); } catch (e) { console.log(e.name, e.code, e.message); }
