// Symbol.dispose clears timers and immediates.
// otto: no Symbol in the engine
function never() { console.log('never'); }
for (const t of [setTimeout(never, 1), setInterval(never, 1), setImmediate(never)]) {
  console.log(t._destroyed, t[Symbol.dispose](), t._destroyed, t[Symbol.dispose]());
  console.log(JSON.stringify(t[Symbol.dispose].name), t[Symbol.dispose].length);
}
