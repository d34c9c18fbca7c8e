// Timers fire by due time; equal durations in the order of their start.
const log = [];
setTimeout(() => log.push('c200'), 200);
setTimeout(() => log.push('a5'), 5);
setTimeout(() => log.push('d200'), 200);
setTimeout(() => log.push('b5'), 5);
setTimeout(() => console.log(log.join()), 200);
