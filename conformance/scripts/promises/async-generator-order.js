// How many promise jobs async generators and for await take.
// otto: otto is an ES5 engine; what lowering does not reach is a SyntaxError.
const out = []; const log = s => out.push(s);
let n = 0; const tick = () => { if (n++ < 40) Promise.resolve().then(() => { log('t' + n); tick() }) };
async function* a() { log('a0'); yield 1; log('a1'); yield Promise.resolve(2); log('a2'); await 0; log('a3'); return Promise.resolve(4) }
async function* d() { yield* a(); log('d'); }
(async () => { const g = a(); for (let i = 0; i < 5; i++) { const r = await g.next(); log('r' + JSON.stringify(r)) } 
 for await (const v of d()) log('v' + v); const q = d(); await q.next(); log(JSON.stringify(await q.return(9))); 
 for await (const v of [1, Promise.resolve(2)]) log('s' + v) })();
tick();
setTimeout(() => console.log(out.join(' ')));
