// Ticks that make ticks keep everything else waiting.
let n = 0;
let first = true;
function tell() { if (first) console.log("first callback after", n); first = false; }
setImmediate(tell);
setTimeout(tell, 0);
function again() { if (++n < 5000) process.nextTick(again); }
process.nextTick(again);
process.on('exit', () => console.log('ticks', n));
setTimeout(() => {}, 20);
