// Template literals.
const a = 'A', n = 5, o = { toString() { return 'ts' }, valueOf() { return 42 } }, u = undefined, nul = null;
console.log(`${a}`, `${n}${n}`, `x${n}y`, `${o}` + (o + ''), `${u}${nul}${true}`, ``, `plain`, `${[1, 2]}`, `${{}}`);
console.log(`line one
line two ${n +
  1} end
`, 'after');
console.log(`nested ${`inner ${`deep ${n}`}`}`, `${n > 3 ? `big ${n}` : `small`}`, `\`\${}\\ $ { } $${n}$`, `\u0041\x42\u{43}\
joined`);
function tag(s, ...v) { return JSON.stringify(s) + JSON.stringify(s.raw) + v.join('|') }
console.log(tag`a${1}b\n${2}c`, tag``, tag`\u{1F600}${a}`, tag`bad \unicode`.replace('null', 'undefined'));
const obj = { p: 'P', t(s) { return this.p + s[0] + s.raw[0] } };
console.log(obj.t`q`, obj['t']`r\n`, (s => s.length)`${1}${2}`);
function same() { return (s => s)`x` } console.log(same() === same(), Object.isFrozen(same()), Object.isFrozen(same().raw));
console.log((x => y => x[0] + y[0])`a``b`, new (function T(s) { this.v = s })(`arg`).v);
const order = []; const ob = k => ({ toString() { order.push(k); return k } }); `${ob('1')}${(order.push('e2'), ob('2'))}`; console.log(order.join());
console.log(`${1}${2}`, `${1 + 2}`, `${'a' + 'b'}`, `${typeof a}`, `${!a}`, `${-n}`, `${(1, 2)}`, `a${1, 2}b`);
const late = { get v() { return `${this.k}:${a}` }, k: 'k' }; console.log(late.v);
console.log(`"quotes" 'single' \t tab`, `a\
b`, `unicode é ☃ 😀`, `${'😀'}`.length, '\u{1F600}' === '😀', "\uD83D\uDE00" === '😀');
console.log(`$`, `$$`, `{}`, `\${`, `}`, `${'}'}`, `${{ a: 1 }.a}`, `${(() => { return '}' })()}`);
