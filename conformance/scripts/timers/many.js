// A thousand timers of mixed durations: all fire, equal ones in the order of their start.
const last = {};
let count = 0;
let ok = true;
for (let i = 0; i < 1000; i++) {
  const delay = 1 + (i * 7919) % 40;
  setTimeout(() => {
    if (last[delay] > i) ok = false;
    last[delay] = i;
    count++;
  }, delay);
}
process.on('exit', () => console.log(count, ok, Object.keys(last).length));
