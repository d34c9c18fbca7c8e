// TextEncoder and TextDecoder as classes, and their arguments of every kind.
// otto: there are no symbols
const { inspect } = require('util');
function show(f) { try { return f(); } catch (e) { return e.name + ' ' + e.code + ' ' + e.message; } }
for (const v of [undefined, null, 5, 'abc', {}, [1], new ArrayBuffer(2), new DataView(new ArrayBuffer(2)), new Uint16Array([0x41]), () => {}]) console.log(...['utf-8', 'utf-16le', 'latin1', 'koi8-r'].map((enc) => show(() => JSON.stringify(new TextDecoder(enc).decode(v)))));
for (const v of [undefined, null, 5, 'abc', {}, [], () => {}, true]) console.log(show(() => new TextDecoder('utf-8', v)), show(() => new TextDecoder('nope', v)));
for (const v of [undefined, null, 5, {}, 'h\u00e9\u20ac\ud83d\ude00\ud83d', ['a'], 'abc']) console.log(show(() => new TextEncoder().encode(v)), show(() => new TextEncoder().encodeInto(v, new Uint8Array(8))));
for (const v of [undefined, null, new Uint16Array(2), Buffer.alloc(3), new ArrayBuffer(3), [1], new Uint8Array(0)]) console.log(show(() => new TextEncoder().encodeInto('a', v)));
for (let n = 0; n < 12; n++) { const u = new Uint8Array(n); console.log(n, new TextEncoder().encodeInto('a\u00e9\u20ac\ud83d\ude00\ud83dz', u), u.join()); }
for (const f of [() => TextDecoder(), () => TextDecoder.prototype.decode.call({}), () => TextDecoder.prototype.encoding, () => TextDecoder.prototype.fatal, () => TextDecoder.prototype.ignoreBOM, () => TextEncoder(), () => TextEncoder.prototype.encode.call({}, 'x'), () => TextEncoder.prototype.encoding, () => TextEncoder.prototype.encodeInto.call({}, 'x', new Uint8Array(1)), () => new TextEncoder().encode(Symbol())]) console.log(show(f));
for (const C of [TextDecoder, TextEncoder]) console.log(C.name, C.length, Object.prototype.toString.call(new C()), Object.getOwnPropertyNames(C.prototype), Object.keys(C.prototype));
console.log(new TextDecoder(), [new TextDecoder('utf-16le')], new TextDecoder('latin1', { fatal: true }), inspect(new TextDecoder(), { depth: -1 }), new TextEncoder());
console.log(require('util').TextDecoder === TextDecoder, require('util').TextEncoder === TextEncoder);
