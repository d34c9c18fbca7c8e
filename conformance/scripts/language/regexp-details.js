// Regular expressions: flags, groups, look-around, Unicode, lastIndex, replacement.
// otto: otto is an ES5 engine; what lowering does not reach is a SyntaxError.
console.log('aЖ1'.replace(/\p{L}/gu, '_'), /\p{L}/u.test('Ж'), /\p{Lu}/u.test('A'), /[\p{L}]/u.test('Ж'), /^\p{Script=Greek}$/u.test('α'));
console.log(new RegExp('\\p{L}', 'u').test('Ж'), new RegExp(/\P{L}+/u, 'gu'), String(/\p{L}/u), /\p{L}/u.source, [/\p{Emoji_Presentation}/u]);
console.log(/(z)((a+)?(b+)?(c))*/.exec("zaacbbbcac"), /(?:(a)|b)*/.exec('ab'), /(?:(a)|(b))+/.exec('ab').slice());
console.log(new RegExp('/').source, new RegExp('[/]'), new RegExp('\\/\n'), String(new RegExp('/', 'g')), /\//.source, new RegExp('').source);
console.log('abab'.split(/(?:(a)|b)*?/), 'x'.replace(/(x)|(y)/, '[$1$2]'), new RegExp(/a/g).flags, new RegExp('a', undefined).flags);
class R extends RegExp { } console.log(new R('\\p{Lu}', 'u').test('É'), new R('a') instanceof R, /[^\p{L}]/u.exec('Жx1').index);
console.log(/\p{Lu}/iu.test('a'), /\p{ASCII}/u.test('é'), /\p{Any}/u.test('x'));
console.log(/(?<year>\d{4})-(?<month>\d\d)/.exec('on 2020-05').groups, '2020-05'.replace(/(?<y>\d+)-(?<m>\d+)/, '$<m>/$<y> $1 $& $$'), 'a1b2'.replace(/(?<=b)\d/, 'x'), 'a1b2'.replace(/(?<!b)\d/, 'x'), 'ab'.replace(/a(?=b)/, ''), 'ac'.replace(/a(?!b)/, ''));
const sticky = /a/y; console.log(sticky.test('ab'), sticky.lastIndex, sticky.test('ba'), sticky.lastIndex);
const g = /o/g; const at = []; while (g.test('foo boo')) at.push(g.lastIndex); console.log(at, g.lastIndex);
console.log('aBc'.replace(/b/i, (m, i, s) => m + i + s), 'x'.replace('x', '$&$&'), 'aaa'.replaceAll('a', (m, i) => i), 'a.b.c'.split('.', 2), 'a1b2c'.split(/(\d)/), ''.split(''), 'abc'.split(/(?:)/u));
console.log('\u{1f600}'.match(/./gu).length, '\u{1f600}'.match(/./g).length, /^\u{1f600}$/u.test('\u{1f600}'), /[\u{1f600}-\u{1f610}]/u.test('\u{1f605}'), /\ud83d/.test('\u{1f600}'), /\ud83d/u.test('\u{1f600}'));
console.log(/a.b/s.test('a\nb'), /a.b/.test('a\nb'), /^b/m.test('a\nb'), /(a)\1/.test('aa'), /(?<n>b)\k<n>/.test('bb'), /[^]/.test('\n'), /[]/.test('a'), /\cA/.test('\x01'), /\0/.test('\0'), /[\b]/.test('\b'));
console.log([...'a1b2'.matchAll(/([a-z])(\d)/g)].map((m) => [m[0], m[1], m.index]), 'abc'.search(/c/), 'abc'.match(/z/), 'abab'.match(/b/g), 'test'.match(/(?<first>t)/).groups.first);
console.log(/a/gimsuy.flags, new RegExp('a', 'gi'), new RegExp(/x/g, 'i').flags, /x/ instanceof RegExp, Object.prototype.toString.call(/x/));
for (const s of ['(', '[', 'a**', '[b-a]', '?', '(?<a', '\\']) { try { new RegExp(s) } catch (e) { console.log(e.message) } }
for (const s of ['\\u{110000}', '\\p{Nope}']) { try { new RegExp(s, 'u') } catch (e) { console.log(e.message) } }
try { new RegExp('a', 'gg') } catch (e) { console.log(e.message) }
try { 'a'.matchAll(/a/) } catch (e) { console.log(e.message) }
try { 'a'.replaceAll(/a/, '') } catch (e) { console.log(e.message) }
console.log(/\w+@\w+\.\w+/.exec('mail me@here.org now').index, 'aaa'.lastIndexOf('a'), /(?:a|ab)(?:c|bcd)(d*)/.exec('abcd').slice(), /(?=(a+))a*b\1/.exec('baaabac').slice(), /((.)\2)+/.exec('aabbcc')[0]);
