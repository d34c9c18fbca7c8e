// Template literals and their tags.
// otto: otto is an ES5 engine; what lowering does not reach is a SyntaxError, or the library of ES5.
const tag = (s, ...v) => JSON.stringify([s, s.raw, v]);
console.log(tag`a${1}b\n${'x'}`, tag``, tag`\unicode and \xerxes`, String.raw`C:\new\${1}${2}`);
const same = () => ((s) => s)`t`;
console.log(same() === same(), Object.isFrozen(same()), Array.isArray(same().raw));
console.log(`nested ${`inner ${1 + 1} ${`deep`}`}`, `line
break`, `\u{1f600}\x41\0`.length, `${[1, [2, 3]]} ${{}} ${null} ${() => 1}`);
const o = { t(s) { return this === o ? s[0] : 'lost' } };
console.log(o.t`method`);
