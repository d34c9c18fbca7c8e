// Two lists due at once run one after the other, the one due first before.
const log = [];
const start = Date.now();
setTimeout(() => log.push('50ms'), 50);
setTimeout(() => log.push('1ms'), 1);
setTimeout(() => log.push('50ms again'), 50);
while (Date.now() - start < 70) { /* let all of them be due */ }
setTimeout(() => console.log(log.join()), 50);
